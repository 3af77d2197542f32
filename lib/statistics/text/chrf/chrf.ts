import { z } from "zod";
import { signatureOf } from "#lib/statistics/signature.ts";
import { chrfScore } from "#lib/statistics/text/chrf/score.ts";
import { type ChrfCounting, ChrfStatistics } from "#lib/statistics/text/chrf/statistics.ts";
import type { TextScorer } from "#lib/statistics/text/text-scorer.ts";

const settings = z.strictObject({
  charOrder: z.int().min(1).max(20).default(6).describe("The longest n-grams of characters"),
  beta: z.number().positive().max(100).default(2).describe("How many times as much recall counts as precision"),
  lowercase: z.boolean().default(false).describe("Whether capital and small letters are the same"),
  whitespace: z.boolean().default(false).describe("Whether blanks are characters, too"),
  epsSmoothing: z
    .boolean()
    .default(false)
    .describe("Whether n-grams that a text is too short to have count as missed, as in chrF++.py, NLTK and Moses"),
});

/** chrF: n-grams of characters. */
export const chrf = definition("chrf", 0);

/** chrF++: those, and words and pairs of words. */
export const chrfPlusPlus = definition("chrf_pp", 2);

/** As sacreBLEU 2.6 computes them, on its scale of 0 to 100. */
function definition(metric: "chrf" | "chrf_pp", wordOrder: number) {
  return {
    needs: "answer",
    settings,
    create: (chosen: z.output<typeof settings>): TextScorer => {
      const counting: ChrfCounting = { ...chosen, wordOrder };
      const statistics = new ChrfStatistics(counting);
      const score = (numbers: ArrayLike<number>) => chrfScore(numbers, counting);
      return {
        metric,
        needs: "answer",
        signature: signature(counting),
        width: 3 * (counting.charOrder + wordOrder),
        measure: (item) => statistics.of(item),
        itemScore: score,
        aggregate: { kind: "sums", score },
        parts: (sums) => ({
          hypothesisNgrams: Array.from(sums).filter((_, at) => at % 3 === 0),
          referenceNgrams: Array.from(sums).filter((_, at) => at % 3 === 1),
          matches: Array.from(sums).filter((_, at) => at % 3 === 2),
        }),
      };
    },
  } as const;
}

/** sacreBLEU has the weight of recall in the name of the metric ("chrF2"); here it is said where it is not the usual one. */
function signature({ lowercase, epsSmoothing, charOrder, wordOrder, whitespace, beta }: ChrfCounting): string {
  return signatureOf({
    case: lowercase ? "lc" : "mixed",
    eff: epsSmoothing ? "no" : "yes",
    nc: charOrder,
    nw: wordOrder,
    space: whitespace ? "yes" : "no",
    ...(beta === 2 ? {} : { beta }),
  });
}
