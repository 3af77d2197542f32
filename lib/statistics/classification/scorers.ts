import { z } from "zod";
import {
  caseSensitive,
  type LabelSettings,
  labelReader,
  labelSettings,
  labelsOf,
} from "#lib/statistics/classification/answers.ts";
import {
  balancedAccuracy,
  type ClassCounts,
  countClasses,
  kappaOfCounts,
  macroF1,
  matthews,
  weightedF1,
} from "#lib/statistics/classification/class-counts.ts";
import { labelCode } from "#lib/statistics/classification/label-code.ts";
import { meanScorer } from "#lib/statistics/mean-scorer.ts";
import type { MetricKey } from "#lib/statistics/metric-catalogue.ts";
import type { Scorer } from "#lib/statistics/scorer.ts";
import { signatureOf } from "#lib/statistics/signature.ts";

const positiveSettings = z.strictObject({
  positiveLabel: z
    .string()
    .trim()
    .min(1, "Name the label that counts as positive.")
    .default("1")
    .describe("The label whose items are to be found"),
  caseSensitive,
});

export const accuracy = shareRight("accuracy");

/**
 * Where each item has one label and one prediction, what all classes together miss they also find in excess: it is
 * the accuracy.
 */
export const microF1 = shareRight("micro_f1");

export const macroF1Scorer = overClasses("macro_f1", macroF1);
export const weightedF1Scorer = overClasses("weighted_f1", weightedF1);
export const balancedAccuracyScorer = overClasses("balanced_accuracy", balancedAccuracy);
export const matthewsScorer = overClasses("mcc", matthews);
export const kappaScorer = overClasses("cohen_kappa", kappaOfCounts);

export const precision = ofPositives("precision", (hits, falseAlarms) => hits / (hits + falseAlarms));
export const recall = ofPositives("recall", (hits, _, misses) => hits / (hits + misses));
export const f1 = ofPositives("f1", (hits, falseAlarms, misses) => (2 * hits) / (2 * hits + falseAlarms + misses));

function shareRight(metric: MetricKey) {
  return {
    needs: "answer",
    settings: labelSettings,
    create: (settings: LabelSettings): Scorer<"answer"> => {
      const label = labelReader(settings);
      return meanScorer(metric, "answer", signatureOf(settings), (item) => {
        const { predicted, actual } = labelsOf(item, label);
        return predicted === actual ? 1 : 0;
      });
    },
  } as const;
}

/** A score of which class was taken for which: an item leaves the codes of its two labels. */
function overClasses(metric: MetricKey, score: (counts: ClassCounts) => number) {
  return {
    needs: "answer",
    settings: labelSettings,
    create: (settings: LabelSettings): Scorer<"answer"> => {
      const label = labelReader(settings);
      return {
        metric,
        needs: "answer",
        signature: signatureOf(settings),
        width: 2,
        measure: (item) => {
          const { predicted, actual } = labelsOf(item, label);
          return [labelCode(predicted), labelCode(actual)];
        },
        itemScore: (numbers) => (numbers[0] === numbers[1] ? 1 : 0),
        aggregate: { kind: "rows", score: (rows, n) => score(countClasses(rows, n)) },
      };
    },
  } as const;
}

/**
 * A score of one class against all others. NaN where it divides by 0, as when no item has or gets the positive label,
 * which is more often a misspelt label than a score of 0.
 */
function ofPositives(metric: MetricKey, score: (hits: number, falseAlarms: number, misses: number) => number) {
  return {
    needs: "answer",
    settings: positiveSettings,
    create: (settings: z.output<typeof positiveSettings>): Scorer<"answer"> => {
      const label = labelReader(settings);
      const positive = label(settings.positiveLabel);
      return {
        metric,
        needs: "answer",
        signature: signatureOf(settings),
        width: 3,
        measure: (item) => {
          const { predicted, actual } = labelsOf(item, label);
          const [found, wanted] = [predicted === positive, actual === positive];
          return [Number(found && wanted), Number(found && !wanted), Number(!found && wanted)];
        },
        itemScore: () => null,
        aggregate: {
          kind: "sums",
          score: ([hits = 0, falseAlarms = 0, misses = 0]) => score(hits, falseAlarms, misses),
        },
      };
    },
  } as const;
}
