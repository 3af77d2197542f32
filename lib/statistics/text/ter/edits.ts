import { type Alignment, roomToAlign } from "#lib/statistics/text/ter/alignment.ts";
import { BeamedDistance } from "#lib/statistics/text/ter/edit-distance.ts";

/** Tercom's limits: words moved at once, and how far; sacreBLEU's: moves tried in one segment. */
const LONGEST_SHIFT = 10;
const FARTHEST_SHIFT = 50;
const MOST_CANDIDATES = 1000;

/** A move of words: the edits it saves, and what decides between moves that save as many. */
type Shift = {
  readonly saved: number;
  readonly length: number;
  readonly start: number;
  readonly target: number;
  readonly words: number[];
};

/** Where the search has got to: the words as moved so far, and how many edits they need, of which some in any order. */
type Stand = { readonly words: readonly number[]; readonly edits: number; readonly atLeast: number };

/** So many words from `start` of the hypothesis are those from `at` of the reference. */
type Match = { readonly start: number; readonly at: number; readonly length: number };

/**
 * The edits of translation edit rate: how many words have to be added, left out, replaced, or moved, alone or several together.
 * Moves are chosen one after the other, the one that saves most first, as Tercom does. The same edits as sacreBLEU's; a move is
 * only looked at to the point where it is known not to be the best, and not at all where no order of the words would be better.
 *
 * @see Snover et al., "A Study of Translation Edit Rate with Targeted Human Annotation", AMTA 2006; sacreBLEU 2.6, lib_ter.py.
 */
export class TranslationEdits {
  readonly #distance = new BeamedDistance();
  #alignment: Alignment = roomToAlign(64);
  #candidates = 0;

  count(hypothesis: readonly number[], reference: readonly number[]): number {
    if (reference.length === 0) return hypothesis.length;
    this.#distance.start(reference, hypothesis.length);
    this.#candidates = 0;
    const atLeast = leastEdits(hypothesis, reference);
    const longest = Math.max(hypothesis.length, reference.length);
    if (this.#alignment.aligned.length < longest) this.#alignment = roomToAlign(2 * longest);
    let words = hypothesis;
    for (let shifts = 0; ; shifts += 1) {
      const edits = this.#distance.setBase(words);
      if (edits <= atLeast) return shifts + edits;
      const shift = this.#bestShift(words, reference, edits, atLeast);
      if (!shift || this.#candidates >= MOST_CANDIDATES) return shifts + edits;
      words = shift.words;
    }
  }

  /** @returns null when no move saves an edit. */
  #bestShift(words: readonly number[], reference: readonly number[], edits: number, atLeast: number): Shift | null {
    const { aligned, referenceErrors, hypothesisErrors } = this.#alignment;
    this.#distance.align(words, this.#alignment);
    let best: Shift | null = null;
    for (let start = 0; start < words.length; start += 1) {
      const end = Math.min(reference.length, start + FARTHEST_SHIFT + 1);
      for (let at = Math.max(0, start - FARTHEST_SHIFT); at < end; at += 1) {
        const most = Math.min(LONGEST_SHIFT, words.length - start, reference.length - at);
        const there = aligned[at] ?? 0;
        let [wrong, missing] = [0, 0];
        for (let length = 1; length <= most && words[start + length - 1] === reference[at + length - 1]; length += 1) {
          wrong += hypothesisErrors[start + length - 1] ?? 0;
          missing += referenceErrors[at + length - 1] ?? 0;
          // Only words that are wrong where they stand are moved, and only to where words are missing.
          if (wrong === 0 || missing === 0 || (start <= there && there < start + length)) continue;
          best = this.#tryTargets({ words, edits, atLeast }, { start, at, length }, best);
          if (this.#candidates >= MOST_CANDIDATES) return best;
        }
      }
    }
    return best;
  }

  /** Moves words before the words that stand for the first of their likes in the reference, and behind each that stands for one of them. */
  #tryTargets({ words, edits, atLeast }: Stand, { start, at, length }: Match, known: Shift | null): Shift | null {
    const { aligned } = this.#alignment;
    let best = known;
    let before = -1;
    for (let offset = -1; offset < length; offset += 1) {
      const target = at + offset < 0 ? 0 : (aligned[at + offset] ?? 0) + 1;
      if (target === before) continue;
      before = target;
      this.#candidates += 1;
      const needed = best === null ? 1 : isPreferred(best, length, start, target) ? best.saved : best.saved + 1;
      if (edits - needed < atLeast) continue;
      const moved = move(words, start, length, target);
      const saved = edits - this.#distance.distance(moved, Math.min(start, target), edits - needed);
      if (saved >= needed) best = { saved, length, start, target, words: moved };
    }
    return best;
  }
}

/** Whether a move is taken rather than the best one yet when both save as much: the longer, then the earlier, then to the earlier place. */
function isPreferred(best: Shift, length: number, start: number, target: number): boolean {
  if (length !== best.length) return length > best.length;
  return start === best.start ? target < best.target : start < best.start;
}

/** Words that are in only one of the texts have to be edited, in whatever order they stand. */
function leastEdits(hypothesis: readonly number[], reference: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const word of reference) counts.set(word, (counts.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of hypothesis) {
    const left = counts.get(word) ?? 0;
    if (left === 0) continue;
    common += 1;
    counts.set(word, left - 1);
  }
  return Math.max(hypothesis.length, reference.length) - common;
}

function move(words: readonly number[], start: number, length: number, target: number): number[] {
  const end = start + length;
  const moved = words.slice(start, end);
  if (target < start) return [...words.slice(0, target), ...moved, ...words.slice(target, start), ...words.slice(end)];
  // A place within the moved words is counted from their end.
  const place = target > end ? target : length + target;
  return [...words.slice(0, start), ...words.slice(end, place), ...moved, ...words.slice(place)];
}
