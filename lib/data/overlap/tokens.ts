import { mix32 } from "#lib/statistics/min-hash.ts";

/** The words of a normalised text, as hashes, and where each stands in it. */
export type Tokens = {
  readonly hashes: Uint32Array;
  /** From and up to which UTF-16 unit of the text. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
};

/**
 * What two texts are compared as: compatibility forms composed (NFKC), lower case, each run of white space one space.
 * Lower case stands in for case folding, which JavaScript does not have; they differ in a handful of letters.
 */
export function normalise(text: string): string {
  return text.normalize("NFKC").toLowerCase().replaceAll(/\s+/gu, " ").trim();
}

const SEPARATOR = 1;
const LETTER = 2;
/** A sign of a script that puts no spaces between its words; each counts as one. */
const ALONE = 3;
const WRITTEN_WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const WORD = /[\p{L}\p{N}\p{M}]/u;

/** By UTF-16 unit, filled as units are met. */
const classes = new Uint8Array(2 ** 16);

function classOf(unit: number): number {
  const known = classes[unit];
  if (known) return known;
  // Halves of surrogate pairs go with the word they stand in: rare ideographs, mathematical letters, emoji.
  const isHalf = unit >= 0xd800 && unit <= 0xdfff;
  const sign = String.fromCharCode(unit);
  const found = WRITTEN_WITHOUT_SPACES.test(sign) ? ALONE : isHalf || WORD.test(sign) ? LETTER : SEPARATOR;
  classes[unit] = found;
  return found;
}

/** Cuts a normalised text into words: runs of letters and digits, without punctuation. */
export function tokensOf(text: string): Tokens {
  const hashes: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let hash = 0;
  let start = -1;
  for (let at = 0; at <= text.length; at++) {
    const unit = at < text.length ? text.charCodeAt(at) : 0x20;
    const kind = classOf(unit);
    if (kind === LETTER) {
      if (start < 0) {
        start = at;
        hash = 0x811c9dc5;
      }
      hash = Math.imul(hash ^ unit, 0x01000193);
      continue;
    }
    if (start >= 0) {
      hashes.push(mix32(hash));
      starts.push(start);
      ends.push(at);
      start = -1;
    }
    if (kind === ALONE) {
      hashes.push(mix32(unit));
      starts.push(at);
      ends.push(at + 1);
    }
  }
  return { hashes: Uint32Array.from(hashes), starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) };
}

const BASE = 0x01000193;

/** A hash of each run of `size` values, by rolling one along: O(n) whatever the size. */
export function windowsOf(values: Uint32Array, size: number): Uint32Array {
  const count = Math.max(0, values.length - size + 1);
  const windows = new Uint32Array(count);
  let leading = 1;
  for (let power = 1; power < size; power++) leading = Math.imul(leading, BASE);
  let hash = 0;
  for (let at = 0; at < values.length; at++) {
    if (at >= size) hash = (hash - Math.imul(values[at - size] ?? 0, leading)) | 0;
    hash = (Math.imul(hash, BASE) + (values[at] ?? 0)) | 0;
    if (at >= size - 1) windows[at - size + 1] = mix32(hash);
  }
  return windows;
}

/** The signs of a text, as values for `windowsOf`. */
export function signsOf(text: string): Uint32Array {
  const signs = new Uint32Array(text.length);
  for (let at = 0; at < text.length; at++) signs[at] = mix32(text.charCodeAt(at));
  return signs;
}
