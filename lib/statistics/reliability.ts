import { type Binning, calibrationBins } from "#lib/statistics/calibration/bins.ts";
import { CONFIDENCE, type Interval, wilson } from "#lib/statistics/intervals.ts";

export type ReliabilityBin = {
  /** The confidences in it are above `from` (or at it, in the first bin) and at or below `to`. */
  readonly from: number;
  readonly to: number;
  readonly n: number;
  /** How sure the answers were and how many were right; null where the bin is empty, which is a gap and not a 0. */
  readonly means: { readonly confidence: number; readonly accuracy: number; readonly interval: Interval } | null;
};

/**
 * The bins of a reliability diagram: confidence beside accuracy, with Wilson's interval of the accuracy. Well
 * calibrated answers lie on the diagonal.
 *
 * @param rows of [confidence, 1 if right else 0].
 * @see DeGroot and Fienberg, "The Comparison and Evaluation of Forecasters", The Statistician 32 (1983).
 */
export function reliability(
  rows: ArrayLike<number>,
  n: number,
  binning: Binning = "width",
  bins = 10,
  confidenceOfInterval = CONFIDENCE,
): ReliabilityBin[] {
  return calibrationBins(rows, n, binning, bins).map(({ from, to, n, confidence, correct }) => ({
    from,
    to,
    n,
    means:
      n === 0
        ? null
        : { confidence: confidence / n, accuracy: correct / n, interval: wilson(correct, n, confidenceOfInterval) },
  }));
}
