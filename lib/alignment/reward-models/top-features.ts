import type { DifferenceRows } from "#lib/alignment/reward-models/difference-rows.ts";
import { MEASURES } from "#lib/alignment/reward-models/text-features.ts";

export type TopFeature = {
  readonly name: string;
  readonly weight: number;
  /** How much it moves a score, on the whole: the weight times how far the answers of a pair differ in it. */
  readonly effect: number;
};

export const SHOWN_FEATURES = 20;

/**
 * What raises a score most, and what lowers it most.
 *
 * @param nameOf of a bucket: the n-gram that fell into it most often.
 */
export function topFeatures(
  all: DifferenceRows,
  weights: Float64Array,
  nameOf: (bucket: number) => string,
): { readonly raising: readonly TopFeature[]; readonly lowering: readonly TopFeature[] } {
  const squares = new Float64Array(weights.length);
  all.columns.forEach((column, at) => {
    squares[column] = (squares[column] ?? 0) + (all.values[at] ?? 0) ** 2;
  });
  const effects = weights.map((weight, column) => weight * Math.sqrt((squares[column] ?? 0) / all.count));
  const order = Array.from(effects.keys()).sort((a, b) => (effects[b] ?? 0) - (effects[a] ?? 0) || a - b);
  const named = (column: number): TopFeature => {
    const bucket = all.buckets[column];
    return {
      name: bucket === undefined ? (MEASURES[column - all.buckets.length] ?? "") : nameOf(bucket),
      weight: weights[column] ?? 0,
      effect: effects[column] ?? 0,
    };
  };
  return {
    raising: order
      .slice(0, SHOWN_FEATURES)
      .map(named)
      .filter(({ effect }) => effect > 0),
    lowering: order
      .slice(-SHOWN_FEATURES)
      .reverse()
      .map(named)
      .filter(({ effect }) => effect < 0),
  };
}
