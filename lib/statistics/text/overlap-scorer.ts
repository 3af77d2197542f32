import type { MetricKey } from "#lib/statistics/metric-catalogue.ts";
import type { AnswerItem } from "#lib/statistics/scorer.ts";
import type { Overlap } from "#lib/statistics/text/overlap.ts";
import type { TextScorer } from "#lib/statistics/text/text-scorer.ts";

/** A scorer whose score is the mean of the items' F-scores. */
export function overlapScorer(
  metric: MetricKey,
  signature: string,
  measure: (item: AnswerItem) => Overlap,
): TextScorer {
  return {
    metric,
    needs: "answer",
    signature,
    width: 3,
    measure,
    itemScore: ({ 2: f = 0 }) => f,
    aggregate: { kind: "sums", score: ({ 2: f = 0 }, n) => f / n },
    parts: ({ 0: precision = 0, 1: recall = 0 }, n) => ({ precision: precision / n, recall: recall / n }),
  };
}
