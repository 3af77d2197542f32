import type { Compared, StoredScore } from "#lib/evaluation/comparison/find-compared.ts";
import { metricOf } from "#lib/statistics/metrics.ts";

/** A score that two evaluations have both, and where the numbers of its items stand. */
export type SharedScore = {
  readonly baseline: StoredScore;
  readonly candidate: StoredScore;
  readonly direction: "higher" | "lower" | null;
  /** Places in the items' `values`; null where either side keeps none. */
  readonly column: { readonly baseline: number; readonly candidate: number } | null;
};

/** The scores of the same task, metric and filter, in the order of the candidate. */
export function sharedScores(baseline: Compared, candidate: Compared): SharedScore[] {
  const known = new Map(baseline.scores.map((score) => [identityOf(score), score]));
  return candidate.scores.flatMap((score) => {
    const before = known.get(identityOf(score));
    if (!before) return [];
    const columns = { baseline: columnOf(baseline, before), candidate: columnOf(candidate, score) };
    const { direction } = metricOf(score.measure.metricKey, score.higherIsBetter ?? before.higherIsBetter);
    return [
      {
        baseline: before,
        candidate: score,
        direction: direction === "target" ? null : direction,
        column: columns.baseline < 0 || columns.candidate < 0 || score.isGroup ? null : columns,
      },
    ];
  });
}

/** The place of a score's numbers among an item's; −1 where items have none of it. */
function columnOf({ itemMetrics }: Compared, { position, measure }: StoredScore): number {
  const own = itemMetrics.findIndex((metric) => metric.position === position);
  if (own >= 0) return own;
  return itemMetrics.findIndex((metric) => metric.position === undefined && metric.metricKey === measure.metricKey);
}

function identityOf({ measure: { task, filter, metricKey } }: StoredScore): string {
  return JSON.stringify([task, filter, metricKey]);
}
