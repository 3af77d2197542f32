import { isBlank } from "#lib/statistics/text/blanks.ts";
import {
  ALONE,
  BLANK,
  type CharacterClasses,
  DASH,
  DIGIT,
  SEPARATOR,
  WORD,
} from "#lib/statistics/text/tokens/separate.ts";

const ASCII_ALONE = /[{-~[-` -&(-+:-@/]/;

/** mteval-v13a: ASCII alone is punctuation, but for the apostrophe. */
export const western = madeOnce(() => ({ units: classTable(westernClass), beyond: null }));

/** The same, with every Chinese character a token. */
export const chinese = madeOnce(() => ({
  units: classTable((unit) => (isChinese(unit) && !isBlank(unit) ? ALONE : westernClass(unit))),
  beyond: null,
}));

/** mteval-v14: punctuation, symbols and digits as Unicode has them. */
export const international = madeOnce(() => ({ units: classTable(unicodeClass), beyond: unicodeClass }));

/** A table takes some milliseconds, which nobody should wait for who does not use it. */
function madeOnce(make: () => CharacterClasses): () => CharacterClasses {
  let made: CharacterClasses | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

function classTable(classOf: (unit: number) => number): Uint8Array {
  return Uint8Array.from({ length: 0x10000 }, (_, unit) => classOf(unit));
}

function westernClass(unit: number): number {
  if (isBlank(unit)) return BLANK;
  if (unit > 0x7e) return WORD;
  const character = String.fromCharCode(unit);
  if (ASCII_ALONE.test(character)) return ALONE;
  if (character === "." || character === ",") return SEPARATOR;
  if (character === "-") return DASH;
  return unit >= 0x30 && unit <= 0x39 ? DIGIT : WORD;
}

function unicodeClass(point: number): number {
  if (isBlank(point)) return BLANK;
  if (point >= 0xd800 && point <= 0xdfff) return WORD;
  const character = String.fromCodePoint(point);
  if (/\p{P}/u.test(character)) return SEPARATOR;
  if (/\p{S}/u.test(character)) return ALONE;
  return /\p{N}/u.test(character) ? DIGIT : WORD;
}

/**
 * What sacreBLEU takes for Chinese. It means to end with two ranges beyond U+FFFF, but writes them with four digits, which makes them
 * U+2001 to U+2A6D and U+2F81 to U+2FA1; scores only compare when everyone does the same.
 */
const CHINESE_RANGES = [
  [0x3400, 0x4db5],
  [0x4e00, 0x9fbb],
  [0xf900, 0xfa2d],
  [0xfa30, 0xfa6a],
  [0xfa70, 0xfad9],
  [0x2001, 0x2a6d],
  [0xff00, 0xffef],
  [0x2e80, 0x2eff],
  [0x3000, 0x303f],
  [0x31c0, 0x31ef],
  [0x2f00, 0x2fdf],
  [0x2ff0, 0x2fff],
  [0x3100, 0x312f],
  [0x31a0, 0x31bf],
  [0xfe10, 0xfe1f],
  [0xfe30, 0xfe4f],
  [0x3200, 0x33ff],
] as const;

function isChinese(unit: number): boolean {
  return CHINESE_RANGES.some(([first, last]) => unit >= first && unit <= last);
}
