import { columnOf } from "#lib/statistics/resampling.ts";

export const BINNINGS = ["width", "mass"] as const;

/** `width`: bins of equal width over [0, 1]. `mass`: bins that hold equally many items. */
export type Binning = (typeof BINNINGS)[number];

/**
 * The right edges of the bins, ascending, the last one 1. A value belongs to the first bin whose edge is not below
 * it.
 *
 * Bins of equal mass end midway between the last value of one and the first of the next; where many values are the
 * same, edges coincide and are taken once, so there may be fewer bins than asked.
 *
 * @param bins how many, 1 or above; never more than there are values.
 * @see for equal mass, Kumar, Liang and Ma, "Verified Uncertainty Calibration", NeurIPS 2019, whose library HELM
 *   uses.
 */
export function binEdges(binning: Binning, bins: number, values: ArrayLike<number>): number[] {
  if (binning === "width") return Array.from({ length: bins }, (_, at) => (at + 1) / bins);
  const sorted = Float64Array.from(values).sort();
  const parts = Math.min(bins, sorted.length);
  // The first parts take one item more each when the items do not divide evenly.
  const size = Math.floor(sorted.length / parts);
  const larger = sorted.length % parts;
  const edges = Array.from({ length: parts - 1 }, (_, part) => {
    const end = (part + 1) * size + Math.min(part + 1, larger);
    return ((sorted[end - 1] ?? 0) + (sorted[end] ?? 0)) / 2;
  });
  return [...new Set([...edges, 1])];
}

/** The bin of a value, from 0. */
export function binOf(edges: readonly number[], value: number): number {
  let [low, high] = [0, edges.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edges[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

export type CalibrationBin = {
  /** The values in it are above `from` (or equal, in the first bin) and at or below `to`. */
  readonly from: number;
  readonly to: number;
  readonly n: number;
  /** The sums over the items in it. */
  readonly confidence: number;
  readonly correct: number;
};

/**
 * What is in each bin.
 *
 * @param rows of [confidence in [0, 1], 1 if right else 0].
 */
export function calibrationBins(rows: ArrayLike<number>, n: number, binning: Binning, bins: number): CalibrationBin[] {
  const confidence = (item: number) => rows[item * 2] ?? 0;
  const edges = binEdges(binning, bins, binning === "mass" ? columnOf(rows, n, 2, 0) : []);
  const filled = edges.map((to, at) => ({ from: edges[at - 1] ?? 0, to, n: 0, confidence: 0, correct: 0 }));
  for (let item = 0; item < n; item += 1) {
    const bin = filled[binOf(edges, confidence(item))];
    if (!bin) continue;
    bin.n += 1;
    bin.confidence += confidence(item);
    bin.correct += rows[item * 2 + 1] ?? 0;
  }
  return filled;
}

/**
 * The expected calibration error: how far confidence and accuracy lie apart in each bin, weighted by its items.
 *
 * @see Naeini, Cooper and Hauskrecht, AAAI 2015; Guo et al., ICML 2017.
 */
export function calibrationError(bins: readonly CalibrationBin[]): number {
  const n = bins.reduce((sum, bin) => sum + bin.n, 0);
  return bins.reduce((sum, { confidence, correct }) => sum + Math.abs(confidence - correct), 0) / n;
}
