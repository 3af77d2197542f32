import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

export type EncodingReason = "encoding.utf-16" | "encoding.utf-8";

/**
 * Decodes an uploaded text file, without its byte order mark. Anything but UTF-8 is refused, since a guess would change
 * what was measured; the message names the first byte that is wrong, counted from 0, and
 * its line.
 */
export function decodeUtf8(bytes: Uint8Array): Outcome<string, EncodingReason> {
  if (looksLikeUtf16(bytes))
    return refuse("encoding.utf-16", "The file is UTF-16. Save it as UTF-8 and import it again.");
  const text = new TextDecoder("utf-8").decode(bytes);
  const wrong = firstWrongByte(bytes, text);
  if (wrong === null) return accept(text);
  return refuse(
    "encoding.utf-8",
    `The file is not UTF-8: byte ${wrong} is wrong (line ${lineOf(bytes, wrong)}). Save it as UTF-8 and import it again.`,
  );
}

/** By its byte order mark, or by the zero byte that every ASCII character has in it. */
export function looksLikeUtf16([first, second]: Uint8Array): boolean {
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  return (first === 0) !== (second === 0);
}

const LINE_FEED = 0x0a;

function lineOf(bytes: Uint8Array, offset: number): number {
  return bytes.subarray(0, offset).reduce((line, byte) => (byte === LINE_FEED ? line + 1 : line), 1);
}

const REPLACEMENT = "\ufffd";

/** The decoder puts U+FFFD where it found no character; one that the file itself holds has its own three bytes. */
function firstWrongByte(bytes: Uint8Array, text: string): number | null {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  let offset = hasMark ? 3 : 0;
  let from = 0;
  for (let at = text.indexOf(REPLACEMENT); at >= 0; at = text.indexOf(REPLACEMENT, from)) {
    offset += Buffer.byteLength(text.slice(from, at));
    if (bytes[offset] !== 0xef || bytes[offset + 1] !== 0xbf || bytes[offset + 2] !== 0xbd) return offset;
    offset += 3;
    from = at + 1;
  }
  return null;
}
