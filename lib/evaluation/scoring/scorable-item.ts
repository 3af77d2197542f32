import type { Variant } from "#lib/evaluation/scoring/variants.ts";
import type { ItemKind, ItemOf } from "#lib/statistics/scorer.ts";

/** What is known of an item, by what metrics need; a metric whose need is missing leaves the item out. */
export type Scorable = { readonly [K in ItemKind]?: ItemOf[K] };

export type ScorableItem = {
  readonly scorable: Scorable;
  /** What can tell groups of items apart. */
  readonly fields: Readonly<Record<string, string>>;
  /** Of items that were asked in several versions. */
  readonly variant?: Variant;
};
