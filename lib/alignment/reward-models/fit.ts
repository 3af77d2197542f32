import type { DifferenceRows } from "#lib/alignment/reward-models/difference-rows.ts";
import { MEASURES } from "#lib/alignment/reward-models/text-features.ts";
import { minimise } from "#lib/statistics/minimise.ts";

/** The tolerance of the gradient a pair: the accuracy no longer changes long before. */
const TOLERANCE = 1e-5;

/**
 * The weights under which the chosen answers are most likely to have been chosen, where a weight of 0 is likelier than any
 * other: logistic regression on differences, without an intercept, since neither answer stands first.
 *
 * @param rows which of the rows to learn from.
 * @param penalty of the squared weights; the loss is a sum over the pairs.
 */
export function fitWeights(all: DifferenceRows, rows: readonly number[], penalty: number): Float64Array {
  const size = all.buckets.length + MEASURES.length;
  const { at } = minimise(
    (weights, gradient) => {
      let value = 0;
      for (let place = 0; place < size; place += 1) {
        const weight = weights[place] ?? 0;
        value += (penalty / 2) * weight * weight;
        gradient[place] = penalty * weight;
      }
      for (const row of rows) {
        const margin = marginOf(all, row, weights);
        value += logisticLoss(margin);
        const pull = -1 / (1 + Math.exp(margin));
        const end = all.starts[row + 1] ?? 0;
        for (let place = all.starts[row] ?? 0; place < end; place += 1) {
          const column = all.columns[place] ?? 0;
          gradient[column] = (gradient[column] ?? 0) + pull * (all.values[place] ?? 0);
        }
      }
      return value;
    },
    size,
    TOLERANCE * Math.max(1, rows.length),
  );
  return at;
}

/** By how much the chosen answer scores above the rejected one. */
export function marginOf({ starts, columns, values }: DifferenceRows, row: number, weights: Float64Array): number {
  let sum = 0;
  const end = starts[row + 1] ?? 0;
  for (let place = starts[row] ?? 0; place < end; place += 1)
    sum += (values[place] ?? 0) * (weights[columns[place] ?? 0] ?? 0);
  return sum;
}

/** −log σ(margin), without overflow on either side. */
export function logisticLoss(margin: number): number {
  return margin > 0 ? Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)) - margin;
}
