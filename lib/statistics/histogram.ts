import { quantile } from "#lib/statistics/bootstrap.ts";

export type HistogramBin = {
  /** Values from `from` to below `to`; the last bin holds `to` as well. */
  readonly from: number;
  readonly to: number;
  readonly n: number;
};

/** Bins of a twentieth of the range: 0.05 for a share, 5 for a score up to 100. */
const BINS_OF_RANGE = 20;
const MOST_BINS = 60;

/**
 * How often values fall where. Within a range that is known on both sides the bins are the same twenty for every set
 * of items, so that two systems can be laid over each other; else their width follows from the values.
 *
 * @param values finite numbers.
 * @param range of the metric; null where it has no end.
 * @returns no bins for no values.
 * @see Freedman and Diaconis, Z. Wahrscheinlichkeitstheorie 57 (1981); Sturges, JASA 21 (1926), where the middle half
 *   is one value.
 */
export function histogram(
  values: readonly number[],
  range: readonly [low: number | null, high: number | null] = [null, null],
): HistogramBin[] {
  const sorted = Float64Array.from(values).sort();
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (least === undefined || most === undefined) return [];
  const [low, high] = range;
  if (low !== null && high !== null && low <= least && most <= high) return binsOver(sorted, low, high, BINS_OF_RANGE);
  return least === most
    ? [{ from: least, to: most, n: sorted.length }]
    : binsOver(sorted, least, most, binCount(sorted, most - least));
}

function binCount(sorted: Float64Array, spread: number): number {
  const middleHalf = quantile(sorted, 0.75) - quantile(sorted, 0.25);
  const count = middleHalf > 0 ? spread / (2 * middleHalf * sorted.length ** (-1 / 3)) : Math.log2(sorted.length) + 1;
  return Math.min(MOST_BINS, Math.ceil(count));
}

function binsOver(values: Float64Array, low: number, high: number, count: number): HistogramBin[] {
  const edge = (at: number) => (at === count ? high : low + ((high - low) * at) / count);
  const counts = new Array<number>(count).fill(0);
  for (const value of values) {
    let bin = Math.min(count - 1, Math.floor(((value - low) / (high - low)) * count));
    // Division rounds: the edges themselves decide.
    if (value < edge(bin)) bin -= 1;
    else if (bin < count - 1 && value >= edge(bin + 1)) bin += 1;
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts.map((n, at) => ({ from: edge(at), to: edge(at + 1), n }));
}
