import { z } from "zod";
import { signatureOf } from "#lib/statistics/signature.ts";
import { bestOverlap } from "#lib/statistics/text/overlap.ts";
import { overlapScorer } from "#lib/statistics/text/overlap-scorer.ts";
import { anyReferences } from "#lib/statistics/text/references.ts";
import {
  type Compare,
  ngramOverlap,
  type Sentences,
  subsequenceOverlap,
  summaryOverlap,
} from "#lib/statistics/text/rouge/compare.ts";
import { rougeWords } from "#lib/statistics/text/rouge/words.ts";
import type { TextScorer } from "#lib/statistics/text/text-scorer.ts";
import { Vocabulary } from "#lib/statistics/text/vocabulary.ts";

const settings = z.strictObject({
  stem: z
    .boolean()
    .default(false)
    .describe("Whether endings of English words are cut off, so that “cats” matches “cat”"),
});

type RougeMetric = "rouge1" | "rouge2" | "rouge_l" | "rouge_lsum";

export const rouge1 = definition("rouge1", () => ngramOverlap(1));
export const rouge2 = definition("rouge2", () => ngramOverlap(2));
export const rougeL = definition("rouge_l", () => subsequenceOverlap);

/** Sentences are lines. */
export const rougeLsum = definition("rouge_lsum", () => summaryOverlap, "\n");

/**
 * ROUGE as rouge_score 0.1 computes it: the mean of the items' F-scores, within 0 and 1, with the reference that gives the best one.
 *
 * @see Lin, "ROUGE: a Package for Automatic Evaluation of Summaries", 2004.
 */
function definition(metric: RougeMetric, comparison: () => Compare, sentenceEnd?: string) {
  return {
    needs: "answer",
    settings,
    create: ({ stem }: z.output<typeof settings>): TextScorer => {
      const compare = comparison();
      const vocabulary = new Vocabulary();
      const read = (text: string): Sentences =>
        (sentenceEnd === undefined ? [text] : text.split(sentenceEnd)).map((sentence) =>
          vocabulary.encode(rougeWords(sentence, stem)),
        );
      return overlapScorer(metric, signatureOf({ tok: "rouge", stem: stem ? "porter" : "no" }), (item) => {
        vocabulary.startItem();
        const prediction = read(item.prediction);
        return bestOverlap(anyReferences(item), (reference) => compare(read(reference), prediction));
      });
    },
  } as const;
}
