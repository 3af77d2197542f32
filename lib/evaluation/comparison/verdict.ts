import { type Comparison, type ComparisonVerdict, verdictOf } from "#lib/statistics/comparison/compare.ts";
import { detectableMean, detectablePairedShare } from "#lib/statistics/detectable.ts";
import { holm } from "#lib/statistics/holm.ts";
import { CONFIDENCE, type TargetDirection } from "#lib/statistics/intervals.ts";
import { twoSidedZ } from "#lib/statistics/normal.ts";

/** One metric of two evaluations, as far as their items can be paired. */
export type MetricComparison = Comparison & {
  /** Null where neither way is better. */
  readonly direction: TargetDirection | null;
  /** The standard deviation of the items' differences, where they have any. */
  readonly deviation: number | null;
};

export type JudgedComparison = MetricComparison & {
  /** After Holm's correction over all metrics compared at once. */
  readonly adjustedP: number;
  readonly verdict: ComparisonVerdict;
  /** The smallest difference that as many items show four times out of five; null where it cannot be told. */
  readonly detectable: number | null;
};

/** Judges metrics that are looked at together: the more there are, the more it takes to call one of them different. */
export function judgeTogether(comparisons: readonly MetricComparison[]): JudgedComparison[] {
  const adjusted = holm(comparisons.map(({ p }) => p));
  return comparisons.map((comparison, at) => {
    const adjustedP = adjusted[at] ?? 1;
    return {
      ...comparison,
      adjustedP,
      // Without a direction the words are "higher" and "lower", which is what `higher` makes of better and worse.
      verdict: verdictOf(comparison, comparison.direction ?? "higher", adjustedP),
      detectable: detectableOf(comparison),
    };
  });
}

function detectableOf({ method, n, items, deviation, interval }: MetricComparison): number | null {
  if (method === "paired-t") return deviation === null || n < 2 ? null : detectableMean(n, deviation, true);
  if (method === "paired-bootstrap" || !items) {
    // The interval of the resampled differences stands for their standard error.
    return interval && detectableMean(1, (interval.high - interval.low) / 2 / twoSidedZ(CONFIDENCE), true);
  }
  return detectablePairedShare(n, (items.wins + items.losses) / n);
}
