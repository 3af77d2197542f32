import { BUCKETS } from "#lib/alignment/reward-models/settings.ts";
import { textFeatures } from "#lib/alignment/reward-models/text-features.ts";

/** A trained model, as it scores. */
export type RewardWeights = {
  /** Ascending. */
  readonly buckets: readonly number[];
  /** Of each bucket. */
  readonly weights: readonly number[];
  /** Of each measure, per unit of it. */
  readonly measures: readonly number[];
};

export type Scorer = (prompt: string, answer: string) => number;

/**
 * Scores answers. Only differences between answers to the same prompt mean something: σ(difference) is the chance that the one is
 * preferred.
 */
export function scorerOf({ buckets, weights, measures }: RewardWeights): Scorer {
  const byBucket = new Float64Array(BUCKETS);
  buckets.forEach((bucket, at) => {
    byBucket[bucket] = weights[at] ?? 0;
  });
  return (prompt, answer) => {
    const features = textFeatures(prompt, answer);
    const ofMeasures = features.measures.reduce((sum, value, at) => sum + value * (measures[at] ?? 0), 0);
    return features.buckets.reduce(
      (sum, bucket, at) => sum + (features.values[at] ?? 0) * (byBucket[bucket] ?? 0),
      ofMeasures,
    );
  };
}
