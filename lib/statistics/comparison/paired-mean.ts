import { CONFIDENCE, type Interval } from "#lib/statistics/intervals.ts";
import { twoSidedT, twoSidedTReach } from "#lib/statistics/student.ts";

/**
 * Student's paired test: whether the mean of the differences is other than 0, with its interval.
 *
 * @param differences one an item, the one system less the other.
 * @returns no interval and p NaN for fewer than two items or where all differences are the same, which have no spread
 *   to judge by.
 * @see Student, "The Probable Error of a Mean", Biometrika 6 (1908).
 */
export function pairedMean(
  differences: ArrayLike<number>,
  confidence = CONFIDENCE,
): { delta: number; interval: Interval | null; p: number } {
  const n = differences.length;
  let delta = 0;
  for (let at = 0; at < n; at += 1) delta += (differences[at] ?? 0) / n;
  let squares = 0;
  for (let at = 0; at < n; at += 1) squares += ((differences[at] ?? 0) - delta) ** 2;
  return meanOfDifferences({ n, delta, variance: squares / (n - 1) }, confidence);
}

/** The same test from what is known of the differences. @param variance of a sample: over n − 1. */
export function meanOfDifferences(
  { n, delta, variance }: { readonly n: number; readonly delta: number; readonly variance: number },
  confidence = CONFIDENCE,
): { delta: number; interval: Interval | null; p: number } {
  const standardError = Math.sqrt(variance / n);
  // The mean of equal numbers is off by a rounding, which is no spread.
  if (!(standardError > Math.abs(delta) * 1e-12)) return { delta, interval: null, p: Number.NaN };
  const reach = twoSidedTReach(confidence, n - 1) * standardError;
  return {
    delta,
    interval: { low: delta - reach, high: delta + reach },
    p: twoSidedT(delta / standardError, n - 1),
  };
}
