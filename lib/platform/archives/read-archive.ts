import { ByteReader } from "#lib/platform/archives/byte-reader.ts";
import type { RawEntry } from "#lib/platform/archives/entry.ts";
import { isTar, tarEntries } from "#lib/platform/archives/tar.ts";
import { zipEntries } from "#lib/platform/archives/zip.ts";
import { tooLarge } from "#lib/platform/gunzip.ts";
import { RecordError } from "#lib/platform/records/record-error.ts";

export type ArchiveKind = "zip" | "tar";

export type ArchiveEntry = {
  /** With slashes, below the archive's root. */
  readonly name: string;
  /** To be read before the next entry is asked for, if at all. */
  readonly bytes: AsyncIterable<Uint8Array>;
};

export type ArchiveLimits = { readonly maxUnpackedBytes: number; readonly maxEntries: number };

/** What kind of archive a file is that begins so; null when it is none. A tar.gz is one once it is unpacked. */
export function archiveKind(start: Uint8Array): ArchiveKind | null {
  const [p, k, three, four] = start;
  if (p === 0x50 && k === 0x4b && ((three === 3 && four === 4) || (three === 5 && four === 6))) return "zip";
  return isTar(start) ? "tar" : null;
}

/**
 * The files of an archive, one after the other, as its bytes arrive. Nothing is written anywhere. Names are labels and no more, but
 * an archive whose names lead out of it is refused, since whoever made it meant harm.
 *
 * @throws RecordError where it is damaged, holds what nobody packs by accident, or unpacks to more than the limits.
 */
export async function* readArchive(
  source: AsyncIterable<Uint8Array>,
  kind: ArchiveKind,
  { maxUnpackedBytes, maxEntries }: ArchiveLimits,
): AsyncGenerator<ArchiveEntry> {
  const reader = new ByteReader(source);
  let leftBytes = maxUnpackedBytes;
  let entries = 0;
  async function* counted({ bytes }: RawEntry): AsyncGenerator<Uint8Array> {
    for await (const piece of bytes) {
      leftBytes -= piece.length;
      if (leftBytes < 0) throw tooLarge(maxUnpackedBytes);
      yield piece;
    }
  }
  try {
    for await (const entry of kind === "zip" ? zipEntries(reader) : tarEntries(reader)) {
      entries += 1;
      if (entries > maxEntries)
        throw new RecordError("packed.too-large", `The archive holds more than ${maxEntries} files.`, 1);
      const name = safeName(entry.name);
      const bytes = counted(entry);
      if (!name.endsWith("/")) yield { name, bytes: lent(bytes) };
      // What the reader left.
      for await (const _ of bytes);
    }
  } finally {
    await reader.close();
  }
}

function safeName(name: string): string {
  const isOutside = /^(?:[/\\]|[A-Za-z]:[/\\])/.test(name) || name.split(/[/\\]/).includes("..") || name.includes("\0");
  if (!isOutside) return name.replace(/^(?:\.\/)+/, "");
  const message = `The archive holds “${name.slice(0, 100)}”, which leads out of it. Pack the folder itself.`;
  throw new RecordError("packed.unfit", message, 1);
}

/** The same bytes for a reader that may stop early without ending them for whoever goes on behind it. */
function lent(bytes: AsyncGenerator<Uint8Array>): AsyncIterable<Uint8Array> {
  return { [Symbol.asyncIterator]: () => ({ next: () => bytes.next() }) };
}
