import type { MetricKey } from "#lib/statistics/metric-catalogue.ts";
import type { Aggregate, ItemKind, ItemOf, Scorer } from "#lib/statistics/scorer.ts";

export const MEAN: Aggregate = { kind: "sums", score: (sums, n) => (sums[0] ?? 0) / n };

/** A scorer whose score is the mean of one number an item, which is also what is shown beside the item. */
export function meanScorer<K extends ItemKind>(
  metric: MetricKey,
  needs: K,
  signature: string,
  measureOne: (item: ItemOf[K]) => number,
): Scorer<K> {
  return {
    metric,
    needs,
    signature,
    width: 1,
    measure: (item) => [measureOne(item)],
    itemScore: (numbers) => numbers[0] ?? null,
    aggregate: MEAN,
  };
}
