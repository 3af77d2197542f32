/** What a character is to the tokenisers that set punctuation apart. */
export const WORD = 0;
export const BLANK = 1;
/** Always a token by itself. */
export const ALONE = 2;
/** A token by itself unless digits stand around it, as in 1,000.5. */
export const SEPARATOR = 3;
export const DIGIT = 4;
/** A token by itself behind a digit. */
export const DASH = 5;

export type CharacterClasses = {
  /** Of each UTF-16 code unit. */
  readonly units: Uint8Array;
  /** Of characters beyond them; they are words where there is none. */
  readonly beyond: ((codePoint: number) => number) | null;
};

/** Whether the text counts as standing between blanks, which decides about a separator at its start or end. */
export type Edges = "blank" | "bare";

/** Before the first or behind the last character of a bare text. */
const NOTHING = -1;

/**
 * Cuts text into tokens as the tokenisers of mteval do, in one pass where they apply four substitutions, one after another:
 * characters by themselves; separators that do not follow a digit; separators that do not stand before one; dashes behind digits.
 * A substitution never looks twice at a character, so a separator that was set apart by the second rule does not count as the
 * non-digit before the next one: ".." before a digit gives "." and ".5".
 *
 * @see NIST, mteval-v13a.pl and mteval-v14.pl, as read by sacreBLEU 2.6.
 */
export function separate(text: string, classes: CharacterClasses, edges: Edges): string[] {
  const { units, beyond } = classes;
  const length = text.length;
  const edge = edges === "blank" ? BLANK : NOTHING;
  const tokens: string[] = [];
  let start = -1;
  let before = edge;
  let beforeIsTaken = false;
  for (let at = 0; at < length; ) {
    const unit = text.charCodeAt(at);
    let kind = units[unit] ?? WORD;
    let width = 1;
    if (beyond && unit >= 0xd800 && unit <= 0xdfff) {
      const point = text.codePointAt(at) ?? unit;
      if (point > 0xffff) width = 2;
      kind = beyond(point);
    }
    let isTaken = false;
    let apart = kind === ALONE;
    if (kind === SEPARATOR) {
      isTaken = before !== NOTHING && before !== DIGIT && !beforeIsTaken;
      apart = isTaken || isNoDigit(at + width < length ? kindAt(text, at + width, classes) : edge);
    } else if (kind === DASH) apart = before === DIGIT;
    if (apart || kind === BLANK) {
      if (start >= 0) tokens.push(text.slice(start, at));
      start = -1;
      if (apart) tokens.push(text.slice(at, at + width));
    } else if (start < 0) start = at;
    before = kind;
    beforeIsTaken = isTaken;
    at += width;
  }
  if (start >= 0) tokens.push(text.slice(start));
  return tokens;
}

function isNoDigit(kind: number): boolean {
  return kind !== NOTHING && kind !== DIGIT;
}

function kindAt(text: string, at: number, { units, beyond }: CharacterClasses): number {
  const unit = text.charCodeAt(at);
  if (beyond && unit >= 0xd800 && unit <= 0xdfff) return beyond(text.codePointAt(at) ?? unit);
  return units[unit] ?? WORD;
}
