import type { ByteReader } from "#lib/platform/archives/byte-reader.ts";
import type { RawEntry } from "#lib/platform/archives/entry.ts";
import { RecordError } from "#lib/platform/records/record-error.ts";

const BLOCK_BYTES = 512;
const COPY_BYTES = 65_536;
/** Of a name or an attribute that did not fit its header. */
const MAX_EXTENSION_BYTES = 65_536;

/** What the entries before a file said of it. */
type Said = { readonly path?: string; readonly size?: number };

/**
 * The files of a tar archive: ustar, with the long names of GNU tar and the attributes of pax.
 *
 * @see POSIX.1-2017, pax, "ustar Interchange Format" and "pax Header Block"
 */
export async function* tarEntries(reader: ByteReader): AsyncGenerator<RawEntry> {
  let said: Said = {};
  for (;;) {
    const header = await reader.take(BLOCK_BYTES);
    if (!header || header.every((byte) => byte === 0)) return;
    checkSum(header);
    const kind = String.fromCharCode(header[156] ?? 0);
    const sizeBytes = said.size ?? numberIn(header.subarray(124, 136));
    if (kind === "L" || kind === "x" || kind === "g") {
      const text = (await extension(reader, sizeBytes)).toString("utf8");
      if (kind === "L") said = { ...said, path: text.replace(/\0[\s\S]*$/, "") };
      else if (kind === "x") said = { ...said, ...attributes(text) };
      continue;
    }
    const body = content(reader, sizeBytes);
    if (kind === "0" || kind === "\0") yield { name: said.path ?? nameOf(header), bytes: body };
    // Folders and links hold nothing, whatever size they claim.
    else for await (const _ of body);
    said = {};
  }
}

/** Whether a file that begins so is a tar archive. */
export function isTar(start: Uint8Array): boolean {
  return Buffer.from(start.subarray(257, 262)).toString("latin1") === "ustar";
}

async function* content(reader: ByteReader, sizeBytes: number): AsyncGenerator<Uint8Array> {
  for (let left = sizeBytes; left > 0; ) {
    const piece = await reader.some(Math.min(COPY_BYTES, left));
    left -= piece.length;
    yield piece;
  }
  await reader.need(padding(sizeBytes));
}

async function extension(reader: ByteReader, sizeBytes: number): Promise<Buffer> {
  if (sizeBytes > MAX_EXTENSION_BYTES) throw damaged();
  const bytes = await reader.need(sizeBytes);
  await reader.need(padding(sizeBytes));
  return bytes;
}

function padding(sizeBytes: number): number {
  return (BLOCK_BYTES - (sizeBytes % BLOCK_BYTES)) % BLOCK_BYTES;
}

/** "27 path=runs/bbq,model=a/b\n", one after the other; the number counts the whole record. */
function attributes(text: string): Said {
  const path = /(?:^|\n)\d+ path=([^\n]*)\n/.exec(text)?.[1];
  const size = /(?:^|\n)\d+ size=(\d+)\n/.exec(text)?.[1];
  return { ...(path !== undefined && { path }), ...(size !== undefined && { size: Number(size) }) };
}

function nameOf(header: Buffer): string {
  const name = textIn(header.subarray(0, 100));
  const prefix = textIn(header.subarray(345, 500));
  return prefix && textIn(header.subarray(257, 263)) === "ustar" ? `${prefix}/${name}` : name;
}

/** Octal digits; GNU tar writes what does not fit as base 256, marked by the first bit. */
function numberIn(field: Buffer): number {
  if (((field[0] ?? 0) & 0x80) !== 0) return Number(field.readBigUInt64BE(4));
  const digits = textIn(field).trim();
  if (!/^[0-7]*$/.test(digits)) throw damaged();
  return digits === "" ? 0 : Number.parseInt(digits, 8);
}

function textIn(field: Buffer): string {
  const end = field.indexOf(0);
  return field.toString("utf8", 0, end < 0 ? field.length : end);
}

/** Of all bytes of the header, with spaces in the place of the sum itself. */
function checkSum(header: Buffer): void {
  let sum = 0;
  for (const [at, byte] of header.entries()) sum += at >= 148 && at < 156 ? 0x20 : byte;
  if (sum !== numberIn(header.subarray(148, 156))) throw damaged();
}

function damaged(): RecordError {
  return new RecordError("packed.damaged", "The tar archive is damaged. Pack the files anew.", 1);
}
