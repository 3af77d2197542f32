import { z } from "zod";
import { BINNINGS, calibrationBins, calibrationError } from "#lib/statistics/calibration/bins.ts";
import { averagePrecision, rocAuc } from "#lib/statistics/calibration/ranking.ts";
import { coverageAccuracyArea, selectiveAccuracy } from "#lib/statistics/calibration/selective.ts";
import { meanScorer } from "#lib/statistics/mean-scorer.ts";
import type { MetricKey } from "#lib/statistics/metric-catalogue.ts";
import { type ConfidenceItem, type Scorer, UnscorableItem } from "#lib/statistics/scorer.ts";
import { signatureOf } from "#lib/statistics/signature.ts";

const none = z.strictObject({});
const bins = z.int().min(1).max(1000).default(10).describe("How many bins the confidences are sorted into");

const eceSettings = z.strictObject({
  bins,
  binning: z
    .enum(BINNINGS)
    .default("width")
    .describe("Bins of equal width over 0 to 1, or of equal mass: equally many items in each"),
});

export const ece = {
  needs: "confidence",
  settings: eceSettings,
  create: (settings: z.output<typeof eceSettings>) =>
    ofRows("ece", signatureOf(settings), (rows, n) =>
      calibrationError(calibrationBins(rows, n, settings.binning, settings.bins)),
    ),
} as const;

const equalMassSettings = z.strictObject({ bins });

export const eceEqualMass = {
  needs: "confidence",
  settings: equalMassSettings,
  create: (settings: z.output<typeof equalMassSettings>) =>
    ofRows("ece_equal_mass", signatureOf(settings), (rows, n) =>
      calibrationError(calibrationBins(rows, n, "mass", settings.bins)),
    ),
} as const;

export const brier = {
  needs: "confidence",
  settings: none,
  create: () =>
    meanScorer("brier_score", "confidence", signatureOf({}), (item) => {
      const [confidence, correct] = rowOf(item);
      return (confidence - correct) ** 2;
    }),
} as const;

/** An answer that was wrong at full confidence would cost infinity; this is the most it costs. */
const LEAST_PROBABILITY = 1e-15;

export const logLoss = {
  needs: "confidence",
  settings: none,
  create: () =>
    meanScorer("log_loss", "confidence", signatureOf({ eps: LEAST_PROBABILITY }), (item) => {
      const [confidence, correct] = rowOf(item);
      const kept = Math.min(Math.max(confidence, LEAST_PROBABILITY), 1 - LEAST_PROBABILITY);
      return -Math.log(correct ? kept : 1 - kept);
    }),
} as const;

const selectiveSettings = z.strictObject({
  coverage: z
    .number()
    .min(0)
    .lt(1, "Answer a share below 1: at 1 it is the accuracy.")
    .default(0.1)
    .describe("The share of the surest answers that is looked at"),
});

export const selective = {
  needs: "confidence",
  settings: selectiveSettings,
  create: (settings: z.output<typeof selectiveSettings>) =>
    ofRows("selective_accuracy", signatureOf(settings), (rows, n) => selectiveAccuracy(rows, n, settings.coverage)),
} as const;

export const coverageArea = {
  needs: "confidence",
  settings: none,
  create: () => ofRows("selective_coverage_accuracy", signatureOf({}), coverageAccuracyArea),
} as const;

export const rocAucScorer = {
  needs: "confidence",
  settings: none,
  create: () => ofRows("roc_auc", signatureOf({}), rocAuc),
} as const;

export const averagePrecisionScorer = {
  needs: "confidence",
  settings: none,
  create: () => ofRows("average_precision", signatureOf({}), averagePrecision),
} as const;

/** A score of all confidences together: an item leaves its confidence and whether it was right. */
function ofRows(
  metric: MetricKey,
  signature: string,
  score: (rows: Float64Array, n: number) => number,
): Scorer<"confidence"> {
  return {
    metric,
    needs: "confidence",
    signature,
    width: 2,
    measure: rowOf,
    itemScore: () => null,
    aggregate: { kind: "rows", score },
  };
}

function rowOf({ confidence, correct }: ConfidenceItem): [confidence: number, correct: number] {
  if (!(confidence >= 0 && confidence <= 1))
    throw new UnscorableItem("confidence", `A confidence lies within 0 and 1; this one is ${confidence}.`);
  return [confidence, correct ? 1 : 0];
}
