import type { Passage } from "#lib/data/overlap/passages.ts";
import { signsOf, windowsOf } from "#lib/data/overlap/tokens.ts";

/** Similar texts share most of their shingles: runs of five words, or of five signs where there are few words. */
const SHINGLE = 5;

/** Texts of fewer words are compared by their signs: a single other word breaks five of their few runs of words. */
const FEW_WORDS = 20;

export type ShingleKind = "words" | "signs";

/** What a text of the test set is compared by. */
export function kindOf({ tokens }: Passage): ShingleKind {
  return tokens.hashes.length < FEW_WORDS ? "signs" : "words";
}

/**
 * Whether a text of that many words can be similar enough to one that is compared by this kind: sets of which one is less than
 * SIMILAR times as large as the other are not. A little is added for what makes words and shingles differ in number.
 */
export function mayMeet({ tokens }: Passage, kind: ShingleKind): boolean {
  const words = tokens.hashes.length;
  return kind === "signs" ? words <= FEW_WORDS * 2 : words >= FEW_WORDS / 2;
}

/** The shingles of a text, sorted and each once. */
export function shinglesOf({ text, tokens }: Passage, kind: ShingleKind): Uint32Array {
  const windows = windowsOf(kind === "words" ? tokens.hashes : signsOf(text), SHINGLE).sort();
  let count = 0;
  for (let at = 0; at < windows.length; at++) {
    const shingle = windows[at] ?? 0;
    if (count === 0 || windows[count - 1] !== shingle) windows[count++] = shingle;
  }
  return windows.slice(0, count);
}
