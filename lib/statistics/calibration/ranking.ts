import { ascending, averageRanks } from "#lib/statistics/ranks.ts";
import { columnOf } from "#lib/statistics/resampling.ts";

/**
 * The chance that a right answer was given with more confidence than a wrong one, ties counted half: the area below the
 * receiver operating characteristic. NaN where all are right, or none.
 *
 * @param rows of [confidence, 1 if right else 0].
 * @see Hanley and McNeil, Radiology 143 (1982), 29–36.
 */
export function rocAuc(rows: ArrayLike<number>, n: number): number {
  const ranks = averageRanks(columnOf(rows, n, 2, 0));
  let [right, sumOfRanks] = [0, 0];
  for (let item = 0; item < n; item += 1) {
    if (!rows[item * 2 + 1]) continue;
    right += 1;
    sumOfRanks += ranks[item] ?? 0;
  }
  return (sumOfRanks - (right * (right + 1)) / 2) / (right * (n - right));
}

/**
 * The precision at each threshold of confidence, weighted by the recall gained there, without interpolation, as scikit-learn
 * has it. NaN where none is right.
 *
 * @param rows of [confidence, 1 if right else 0].
 */
export function averagePrecision(rows: ArrayLike<number>, n: number): number {
  const confidence = (item: number) => rows[item * 2] ?? 0;
  const order = ascending(columnOf(rows, n, 2, 0).map((confidence) => -confidence));
  let [right, gained, sum] = [0, 0, 0];
  order.forEach((item, at) => {
    gained += rows[item * 2 + 1] ?? 0;
    const next = order[at + 1];
    if (next !== undefined && confidence(next) === confidence(item)) return;
    right += gained;
    sum += gained * (right / (at + 1));
    gained = 0;
  });
  return sum / right;
}
