import { z } from "zod";
import type { AnswerItem } from "#lib/statistics/scorer.ts";
import { signatureOf } from "#lib/statistics/signature.ts";
import { normalWords } from "#lib/statistics/text/answers/normal-form.ts";
import { bestOverlap, NO_OVERLAP, type Overlap, overlapOf } from "#lib/statistics/text/overlap.ts";
import { overlapScorer } from "#lib/statistics/text/overlap-scorer.ts";
import { anyReferences } from "#lib/statistics/text/references.ts";

const settings = z.strictObject({});

/**
 * The words that an answer and the reference have in common, as SQuAD 2.0 counts them: without regard to case, punctuation and
 * articles, and with the reference that gives the best score. Where either is empty, it is 1 if both are.
 *
 * @see Rajpurkar et al., SQuAD, EMNLP 2016; evaluate-v2.0.py, compute_f1.
 */
export const tokenF1 = {
  needs: "answer",
  settings,
  create: () => overlapScorer("token_f1", signatureOf({ normalize: "squad" }), measure),
} as const;

function measure(item: AnswerItem): Overlap {
  const given = normalWords(item.prediction);
  return bestOverlap(anyReferences(item), (reference) => compare(normalWords(reference), given));
}

function compare(expected: readonly string[], given: readonly string[]): Overlap {
  if (expected.length === 0 || given.length === 0) return expected.length === given.length ? [1, 1, 1] : NO_OVERLAP;
  const left = new Map<string, number>();
  for (const word of expected) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of given) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    common += 1;
    left.set(word, count - 1);
  }
  return overlapOf(common, given.length, expected.length);
}
