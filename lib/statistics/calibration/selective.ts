import { ascending } from "#lib/statistics/ranks.ts";
import { columnOf } from "#lib/statistics/resampling.ts";

/**
 * The accuracy of the m surest answers, for every m from 1 to n, at place m − 1. Answers of equal confidence are
 * taken in the order of the items, so that the same items in the same order give the same number.
 *
 * @param rows of [confidence, 1 if right else 0].
 */
export function accuracyByCoverage(rows: ArrayLike<number>, n: number): Float64Array {
  const surestFirst = ascending(columnOf(rows, n, 2, 0).map((confidence) => -confidence));
  let right = 0;
  return Float64Array.from(surestFirst, (item, at) => {
    right += rows[item * 2 + 1] ?? 0;
    return right / (at + 1);
  });
}

/**
 * The accuracy when only the surest share of the items is answered.
 *
 * @param coverage the share answered, in [0, 1); as in HELM's selective_acc@10 it is rounded up to a whole item more.
 */
export function selectiveAccuracy(rows: ArrayLike<number>, n: number, coverage: number): number {
  return accuracyByCoverage(rows, n)[Math.min(Math.floor(coverage * n), n - 1)] ?? Number.NaN;
}

/** The mean of the accuracy over all coverages: the area below that curve. */
export function coverageAccuracyArea(rows: ArrayLike<number>, n: number): number {
  return accuracyByCoverage(rows, n).reduce((sum, accuracy) => sum + accuracy, 0) / n;
}
