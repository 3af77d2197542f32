import { labelCode } from "#lib/statistics/classification/label-code.ts";

export type Confusion = {
  /** How many items of one label (row) were taken for another (column), in the order of the labels. */
  readonly counts: readonly (readonly number[])[];
  /** The items with a label that was not named. */
  readonly others: number;
};

/**
 * Which label was taken for which.
 *
 * @param rows of [predicted, actual] label codes, as the scorers of classes leave them.
 * @param labels as the scorer reads them: without blanks around, in small letters where case does not count.
 */
export function confusionOf(rows: ArrayLike<number>, n: number, labels: readonly string[]): Confusion {
  const places = new Map(labels.map((label, at) => [labelCode(label), at]));
  const counts = labels.map(() => labels.map(() => 0));
  let others = 0;
  for (let item = 0; item < n; item += 1) {
    const column = places.get(rows[item * 2] ?? Number.NaN);
    const row = counts[places.get(rows[item * 2 + 1] ?? Number.NaN) ?? -1];
    if (row && column !== undefined) row[column] = (row[column] ?? 0) + 1;
    else others += 1;
  }
  return { counts, others };
}
