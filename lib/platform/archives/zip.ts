import type { ByteReader } from "#lib/platform/archives/byte-reader.ts";
import type { RawEntry } from "#lib/platform/archives/entry.ts";
import { inflate } from "#lib/platform/archives/inflate.ts";
import { RecordError } from "#lib/platform/records/record-error.ts";

const LOCAL_HEADER = 0x04034b50;
/** The directory at the end, or the end itself where there is nothing in the archive. */
const BEHIND_ENTRIES = new Set([0x02014b50, 0x06054b50, 0x08064b50, 0x06064b50]);
const DESCRIPTOR = 0x08074b50;
const STORED = 0;
const DEFLATED = 8;
const COPY_BYTES = 65_536;

/**
 * The entries of a ZIP file from its start to its end, without the directory behind them: a stream cannot be read backwards.
 *
 * @see APPNOTE.TXT of PKWARE, 4.3
 */
export async function* zipEntries(reader: ByteReader): AsyncGenerator<RawEntry> {
  for (;;) {
    const signature = (await reader.need(4)).readUInt32LE();
    if (BEHIND_ENTRIES.has(signature)) return;
    if (signature !== LOCAL_HEADER) throw damaged();
    const header = await reader.need(26);
    const flags = header.readUInt16LE(2);
    const method = header.readUInt16LE(4);
    const name = (await reader.need(header.readUInt16LE(22))).toString("utf8");
    const sizes = zip64Sizes(await reader.need(header.readUInt16LE(24)));
    if (flags & 1) throw unfit(`${name} is encrypted. Pack the files without a password.`);
    if (method !== STORED && method !== DEFLATED)
      throw unfit(`${name} is packed by a method that is not understood (${method}). Use the usual one, deflate.`);
    const isSizeBehind = (flags & 8) !== 0;
    if (method === STORED && isSizeBehind && !name.endsWith("/"))
      throw unfit(`${name} does not say how large it is. Pack the files anew.`);
    const packedBytes = isSizeBehind ? null : (sizes?.packedBytes ?? header.readUInt32LE(14));
    yield { name, bytes: method === STORED ? copy(reader, packedBytes ?? 0) : inflate(reader, packedBytes) };
    if (isSizeBehind) await skipDescriptor(reader, sizes !== null);
  }
}

/** Sizes beyond 4 GiB stand in an extra field (4.5.3). */
function zip64Sizes(extra: Buffer): { packedBytes: number } | null {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1 || at + 20 > extra.length) continue;
    return { packedBytes: Number(extra.readBigUInt64LE(at + 12)) };
  }
  return null;
}

/** The signature before checksum and sizes is optional (4.3.9.3). */
async function skipDescriptor(reader: ByteReader, isZip64: boolean): Promise<void> {
  const first = await reader.need(4);
  await reader.need((first.readUInt32LE() === DESCRIPTOR ? 4 : 0) + (isZip64 ? 16 : 8));
}

async function* copy(reader: ByteReader, sizeBytes: number): AsyncGenerator<Uint8Array> {
  for (let left = sizeBytes; left > 0; ) {
    const piece = await reader.some(Math.min(COPY_BYTES, left));
    left -= piece.length;
    yield piece;
  }
}

function damaged(): RecordError {
  return new RecordError("packed.damaged", "The ZIP file is damaged. Pack the files anew.", 1);
}

function unfit(message: string): RecordError {
  return new RecordError("packed.unfit", message, 1);
}
