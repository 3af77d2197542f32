import { NgramMatches, ngramCount } from "#lib/statistics/text/n-gram-matches.ts";
import { NO_OVERLAP, type Overlap, overlapOf } from "#lib/statistics/text/overlap.ts";
import { commonLength, markCommon } from "#lib/statistics/text/rouge/common-subsequence.ts";

/** A text as its sentences, each as the codes of its words. */
export type Sentences = readonly (readonly number[])[];

export type Compare = (reference: Sentences, prediction: Sentences) => Overlap;

/** ROUGE-N: n-grams, each counted as often as both texts have it. */
export function ngramOverlap(n: number): Compare {
  const matches = new NgramMatches(n);
  return (reference, prediction) => {
    const [expected, found] = [reference.flat(), prediction.flat()];
    matches.clear();
    matches.addReference(expected);
    const counts = new Array<number>(n).fill(0);
    matches.match(found, counts, 0, 1);
    return overlapOf(counts[n - 1] ?? 0, ngramCount(found.length, n), ngramCount(expected.length, n));
  };
}

/** ROUGE-L: the longest subsequence that both have. */
export function subsequenceOverlap(reference: Sentences, prediction: Sentences): Overlap {
  const [expected, found] = [reference.flat(), prediction.flat()];
  return overlapOf(commonLength(expected, found), found.length, expected.length);
}

/**
 * ROUGE-Lsum: for each sentence of the reference, the words that are in its longest common subsequence with any sentence of the
 * prediction, each word counted as often as both texts have it.
 */
export function summaryOverlap(reference: Sentences, prediction: Sentences): Overlap {
  const expected = countsOf(reference);
  const found = countsOf(prediction);
  if (expected.words === 0 || found.words === 0) return NO_OVERLAP;
  let hits = 0;
  for (const sentence of reference) {
    const marks = new Uint8Array(sentence.length);
    for (const candidate of prediction) markCommon(sentence, candidate, marks);
    sentence.forEach((word, at) => {
      if (marks[at] === 1 && take(expected.counts, word) && take(found.counts, word)) hits += 1;
    });
  }
  return overlapOf(hits, found.words, expected.words);
}

function countsOf(sentences: Sentences): { counts: Map<number, number>; words: number } {
  const counts = new Map<number, number>();
  let words = 0;
  for (const sentence of sentences) {
    words += sentence.length;
    for (const word of sentence) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return { counts, words };
}

/** @returns false when none is left. */
function take(counts: Map<number, number>, word: number): boolean {
  const left = counts.get(word) ?? 0;
  if (left === 0) return false;
  counts.set(word, left - 1);
  return true;
}
