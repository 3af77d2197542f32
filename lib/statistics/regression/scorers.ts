import { z } from "zod";
import { meanScorer } from "#lib/statistics/mean-scorer.ts";
import type { MetricKey } from "#lib/statistics/metric-catalogue.ts";
import { kendallTauB, pearson, spearman } from "#lib/statistics/regression/correlation.ts";
import { determination } from "#lib/statistics/regression/determination.ts";
import { columnOf } from "#lib/statistics/resampling.ts";
import { type AnswerItem, type Scorer, UnscorableItem } from "#lib/statistics/scorer.ts";
import { signatureOf } from "#lib/statistics/signature.ts";

const settings = z.strictObject({});

export const pearsonScorer = ofPairs("pearson", pearson);
export const spearmanScorer = ofPairs("spearman", spearman);
export const kendallScorer = ofPairs("kendall_tau", kendallTauB);
export const determinationScorer = ofPairs("r2", determination);

export const meanAbsoluteError = ofErrors("mae", Math.abs);
export const meanSquaredError = ofErrors("mse", (error) => error * error);

export const rootMeanSquareError = {
  needs: "answer",
  settings,
  create: (): Scorer<"answer"> => ({
    ...meanSquaredError.create(),
    metric: "rmse",
    itemScore: (numbers) => Math.sqrt(numbers[0] ?? 0),
    aggregate: { kind: "sums", score: (sums, n) => Math.sqrt((sums[0] ?? 0) / n) },
  }),
} as const;

function ofErrors(metric: MetricKey, measureOne: (error: number) => number) {
  return {
    needs: "answer",
    settings,
    create: () =>
      meanScorer(metric, "answer", signatureOf({}), (item) => {
        const { predicted, actual } = numbersOf(item);
        return measureOne(predicted - actual);
      }),
  } as const;
}

/** A score of how two lists of numbers go together: an item leaves its two. */
function ofPairs(metric: MetricKey, score: (predicted: Float64Array, actual: Float64Array) => number) {
  return {
    needs: "answer",
    settings,
    create: (): Scorer<"answer"> => ({
      metric,
      needs: "answer",
      signature: signatureOf({}),
      width: 2,
      measure: (item) => {
        const { predicted, actual } = numbersOf(item);
        return [predicted, actual];
      },
      itemScore: () => null,
      aggregate: {
        kind: "rows",
        score: (rows, n) => score(columnOf(rows, n, 2, 0), columnOf(rows, n, 2, 1)),
      },
    }),
  } as const;
}

/** The predicted number and the true one; of several true ones the nearest, for they are alternatives. */
function numbersOf({ prediction, references }: AnswerItem): { predicted: number; actual: number } {
  const predicted = numberIn(prediction, "prediction");
  const [first, ...others] = references.map((reference) => numberIn(reference, "references"));
  if (first === undefined) throw new UnscorableItem("references", "The item has no number to compare with.");
  const actual = others.reduce(
    (nearest, other) => (Math.abs(other - predicted) < Math.abs(nearest - predicted) ? other : nearest),
    first,
  );
  return { predicted, actual };
}

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

function numberIn(text: string, field: keyof AnswerItem): number {
  const trimmed = text.trim();
  const value = Number(trimmed);
  if (!DECIMAL.test(trimmed) || !Number.isFinite(value)) {
    const shown = trimmed.length > 40 ? `${trimmed.slice(0, 40)}…` : trimmed;
    throw new UnscorableItem(field, `“${shown}” is not a number; write one such as 3.5.`);
  }
  return value;
}
