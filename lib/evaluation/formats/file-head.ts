import { keysOf } from "#lib/evaluation/formats/json-keys.ts";
import type { ImportFile } from "#lib/evaluation/importer.ts";
import { type ArchiveKind, archiveKind, readArchive } from "#lib/platform/archives/read-archive.ts";
import { gunzip, isGzip } from "#lib/platform/gunzip.ts";
import type { Json } from "#lib/platform/json-value.ts";
import { RecordError } from "#lib/platform/records/record-error.ts";
import { looksLikeUtf16 } from "#lib/platform/utf8.ts";

/** What a file looks like from outside. */
export type FileHead = {
  /** Without folders and ".gz". */
  readonly name: string;
  readonly archive: ArchiveKind | null;
  /** Of an archive: the names of its files up to the first that says what it is. */
  readonly entries: readonly string[];
  /** The start of a text, and its first line. */
  readonly text: string;
  readonly firstLine: string;
  /** The first line, where it is JSON by itself. */
  readonly first: Json | undefined;
  /** Of JSON: "results" and "results.stats" for the keys in its start; of a list, those of its first element, "[].name". */
  readonly keys: ReadonlySet<string>;
};

const NONE: ReadonlySet<string> = new Set();

/** Enough for the first line of most files, and for the keys of all. */
const HEAD_BYTES = 65_536;

/** A few gigabytes of JSON pack to some hundred megabytes; more than that is made to harm. */
export const UNPACKED_LIMITS = { maxUnpackedBytes: 4 * 2 ** 30, maxEntries: 20_000 };

/** Unpacks a file by its first bytes, whatever it is called, and looks at how it begins. @throws RecordError */
export async function lookAt(packed: ImportFile): Promise<{ file: ImportFile; head: FileHead }> {
  const start = await startOf(packed);
  const file = isGzip(start) ? unpacked(packed) : packed;
  const bytes = file === packed ? start : await startOf(file);
  const archive = archiveKind(bytes);
  if (!archive && looksLikeUtf16(bytes))
    throw new RecordError("encoding.utf-16", "The file is UTF-16. Save it as UTF-8 and send it again.", 1);
  const text = archive ? "" : new TextDecoder().decode(bytes);
  const firstLine = text.split("\n", 1)[0]?.trim() ?? "";
  return {
    file,
    head: {
      name: file.name.split(/[/\\]/).at(-1) ?? "",
      archive,
      entries: archive ? await firstNames(file, archive) : [],
      text,
      firstLine,
      first: jsonOf(firstLine),
      // Tables may quote JSON in their fields.
      keys: /^\s*[{[]/.test(text) ? keysOf(text) : NONE,
    },
  };
}

function unpacked(file: ImportFile): ImportFile {
  return {
    name: file.name.replace(/\.gz$/i, "").replace(/\.tgz$/i, ".tar"),
    open: () => gunzip(file.open(), UNPACKED_LIMITS.maxUnpackedBytes),
  };
}

async function startOf(file: ImportFile): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const piece of file.open()) {
    pieces.push(piece);
    sizeBytes += piece.length;
    if (sizeBytes >= HEAD_BYTES) break;
  }
  return Buffer.concat(pieces).subarray(0, HEAD_BYTES);
}

async function firstNames(file: ImportFile, kind: ArchiveKind): Promise<string[]> {
  const names: string[] = [];
  for await (const { name } of readArchive(file.open(), kind, UNPACKED_LIMITS)) {
    if (isJunk(name)) continue;
    names.push(name);
    if (/\.(?:jsonl?|csv)$/.test(name)) break;
  }
  return names;
}

/** What macOS adds to every archive, and hidden files. */
export function isJunk(name: string): boolean {
  return name.startsWith("__MACOSX/") || /(?:^|\/)\./.test(name);
}

function jsonOf(line: string): Json | undefined {
  if (!line.startsWith("{") && !line.startsWith("[")) return undefined;
  try {
    return JSON.parse(line.replace(/\bNaN\b|-?\bInfinity\b/g, "null"));
  } catch {
    return undefined;
  }
}
