/**
 * A quantile sketch with a bound on the relative error: a histogram whose bins grow by a constant ratio. Two sketches add
 * up bin by bin, so minutes roll up into hours and days without losing accuracy, and a bin is one row in the database.
 *
 * @see Masson, Rim and Lee, "DDSketch: A Fast and Fully-Mergeable Quantile Sketch with Relative-Error Guarantees", PVLDB 12 (2019).
 */

/** A quantile read from a sketch is within this share of the true one. */
export const RELATIVE_ACCURACY = 0.02;

/** What is smaller is counted as this, so that a duration of 0 has a bin; in milliseconds, a nanosecond. */
export const SMALLEST_VALUE = 1e-6;

const GAMMA = (1 + RELATIVE_ACCURACY) / (1 - RELATIVE_ACCURACY);
const LOG_GAMMA = Math.log(GAMMA);

/** One bin with its count; a sketch lists each bin at most once, in any order. */
export type BinCount = readonly [bin: number, count: number];

/**
 * The bin of a value: the i with γ^(i−1) < value ≤ γ^i.
 *
 * @param value finite and 0 or above; anything else throws a RangeError.
 * @returns a whole number that fits a 16-bit column.
 */
export function binOf(value: number): number {
  if (!(value >= 0 && Number.isFinite(value))) throw new RangeError(`${value} has no bin.`);
  return Math.ceil(Math.log(Math.max(value, SMALLEST_VALUE)) / LOG_GAMMA);
}

/** The value that stands for a bin: the one whose relative distance to both of its edges is the accuracy. */
export function binValue(bin: number): number {
  return (2 * GAMMA ** bin) / (GAMMA + 1);
}

/** The sketch of some values, sorted by bin. */
export function sketch(values: Iterable<number>): BinCount[] {
  return merge(Array.from(values, (value): readonly BinCount[] => [[binOf(value), 1]]));
}

/** Adds sketches up; the result is the sketch of all their values together, sorted by bin. */
export function merge(sketches: Iterable<readonly BinCount[]>): BinCount[] {
  const counts = new Map<number, number>();
  for (const bins of sketches) for (const [bin, count] of bins) counts.set(bin, (counts.get(bin) ?? 0) + count);
  return [...counts].sort(([a], [b]) => a - b);
}

/**
 * The quantile of a sketch: the value of the bin that holds the item of rank ⌊q·(n−1)⌋, counted from 0.
 *
 * @param quantile between 0 and 1: 0.95 for the 95th percentile.
 * @returns null when the sketch is empty.
 */
export function quantileOf(bins: readonly BinCount[], quantile: number): number | null {
  if (!(quantile >= 0 && quantile <= 1)) throw new RangeError(`${quantile} is not between 0 and 1.`);
  const total = bins.reduce((sum, [, count]) => sum + count, 0);
  const rank = Math.floor(quantile * (total - 1));
  let seen = 0;
  for (const [bin, count] of bins.toSorted(([a], [b]) => a - b)) {
    seen += count;
    if (seen > rank && count > 0) return binValue(bin);
  }
  return null;
}
