import type { MetricKey } from "#lib/statistics/metric-catalogue.ts";

/** An answer beside what was expected: labels and numbers come as text too, as files have them. */
export type AnswerItem = {
  readonly prediction: string;
  /** At least one. Several are alternatives, in no order. */
  readonly references: readonly string[];
};

/** How sure the model was of its answer, and whether it was right. */
export type ConfidenceItem = {
  /** In [0, 1]. */
  readonly confidence: number;
  readonly correct: boolean;
};

/** Of `n` samples drawn for one problem, `correct` passed its tests. */
export type SamplesItem = { readonly n: number; readonly correct: number };

/** What a retriever returned for one query, best first, and how relevant each document is. */
export type RankingItem = {
  readonly ranked: readonly string[];
  /** Gain by document; one that is not named has none. */
  readonly relevant: ReadonlyMap<string, number>;
};

export type ItemOf = {
  readonly answer: AnswerItem;
  readonly confidence: ConfidenceItem;
  readonly samples: SamplesItem;
  readonly ranking: RankingItem;
};

/** What a scorer needs of an item. */
export type ItemKind = keyof ItemOf;

/**
 * A metric with its settings, ready to score. Each item leaves `width` numbers behind, from which the score of any
 * collection of items follows: enough to score, to resample for an interval, to score a slice and to compare two systems,
 * without the texts and without keeping them.
 */
export type Scorer<K extends ItemKind = ItemKind> = {
  readonly metric: MetricKey;
  readonly needs: K;
  /** Everything that decides the number, in sacreBLEU's form "key:value|key:value". */
  readonly signature: string;
  /** How many numbers an item leaves behind. */
  readonly width: number;
  /**
   * The numbers of one item, `width` of them.
   *
   * @throws UnscorableItem when the item has not what the metric needs.
   */
  readonly measure: (item: ItemOf[K]) => ArrayLike<number>;
  /** What is shown beside one item, in the unit of the metric; null where an item by itself has no score. */
  readonly itemScore: (numbers: ArrayLike<number>) => number | null;
  readonly aggregate: Aggregate;
};

/**
 * How a score comes of the numbers of `n` items (n ≥ 1). `sums`: of their sums alone, so that resampling adds up rows.
 * `rows`: of all of them, item by item, as one array of n × width. NaN where the score is not defined.
 */
export type Aggregate =
  | { readonly kind: "sums"; readonly score: (sums: Float64Array, n: number) => number }
  | { readonly kind: "rows"; readonly score: (rows: Float64Array, n: number) => number };

/** An item that a metric cannot score; the message names the field and what it wants. */
export class UnscorableItem extends Error {
  override readonly name = "UnscorableItem";
  readonly field: string;
  constructor(field: string, message: string) {
    super(message);
    this.field = field;
  }
}
