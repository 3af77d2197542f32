import type { Rows } from "#lib/evaluation/items/score-rows.ts";
import type { Estimated, Grouping, SliceEstimate } from "#lib/evaluation/scoring/estimate.ts";
import { Groups } from "#lib/evaluation/scoring/groups.ts";
import { GrowingRows } from "#lib/evaluation/scoring/growing-rows.ts";
import { type Fault, type Measured, scorersOf } from "#lib/evaluation/scoring/measure.ts";
import { type ChosenMetric, filtersOf } from "#lib/evaluation/scoring/metric-choice.ts";
import type { ScorableItem } from "#lib/evaluation/scoring/scorable-item.ts";
import {
  BATCHES_UNDER_WAY,
  estimateInThread,
  measureInThread,
  slicesInThread,
} from "#lib/evaluation/scoring/threads.ts";
import { rowsOfPart, sizeOf, type VariantPart, Variants } from "#lib/evaluation/scoring/variants.ts";
import { ReferenceCount } from "#lib/statistics/text/references.ts";
import { TEXT_SCORERS } from "#lib/statistics/text/scorers.ts";

/** A metric over all items, with everything its score rests on. */
export type ScoredMetric = {
  readonly chosen: ChosenMetric;
  readonly filter: string;
  /** Its name among the items' values: the metric's, with the filter where it has one. */
  readonly label: string;
  readonly signature: string;
  /** Null when no item could be scored. */
  readonly estimated: Estimated | null;
  /** How many items it is over, those among them that could not be scored. */
  readonly total: number;
  /** Whether it is the score of perturbed items, or of each at its worst; the items then show the scores it comes of. */
  readonly isPerturbed: boolean;
  readonly rows: Rows;
  readonly slices: readonly SliceEstimate[];
  readonly unscorable: number;
  /** By the place of the item among all. */
  readonly firstFault: Fault | null;
};

export type ScoredItems = {
  readonly count: number;
  readonly metrics: readonly ScoredMetric[];
  /** The fields that the slices are of. */
  readonly sliceFields: readonly string[];
};

export type ScoringOptions<T extends ScorableItem> = {
  readonly signal?: AbortSignal;
  /**
   * Is given each batch in order, with the score of every item by metric, null where it has none; reading waits for it. Where items
   * are kept, this is where they are written.
   */
  readonly onScored?: (
    items: readonly T[],
    values: readonly Readonly<Record<string, number | null>>[],
  ) => Promise<void>;
  readonly progress?: (progress: { readonly stage: "Scoring" | "Resampling"; readonly done?: number }) => void;
};

/**
 * Scores a stream of items by several metrics: each item is measured in a thread, then each score and each slice's gets its interval there.
 * Memory holds the numbers that items leave and a few batches, never the texts, and the caller's thread stays free. Items that a
 * metric cannot score are counted, and have NaN throughout in its rows.
 *
 * @param batches some hundreds of items each.
 */
export async function scoreItems<T extends ScorableItem>(
  batches: AsyncIterable<readonly T[]>,
  metrics: readonly ChosenMetric[],
  { signal, onScored, progress = () => undefined }: ScoringOptions<T> = {},
): Promise<ScoredItems> {
  const filters = filtersOf(metrics);
  const gathered = scorersOf(metrics).map((scorer, at) => {
    const filter = filters[at] ?? "none";
    return new Gathered(metrics[at] ?? missing(), filter, scorer.signature, scorer.width);
  });
  const groups = new Groups();
  const variants = new Variants();
  const references = new ReferenceCount();
  let count = 0;
  progress({ stage: "Scoring", done: 0 });
  for await (const { items, measured } of inOrder(batches, metrics, signal)) {
    for (const [at, one] of gathered.entries()) one.add(measured[at] ?? missing(), count);
    for (const { fields, scorable, variant } of items) {
      groups.add(fields);
      variants.add(variant);
      if (scorable.answer) references.add(scorable.answer);
    }
    await onScored?.(
      items,
      items.map((_, item) => valuesOf(gathered, measured, item)),
    );
    count += items.length;
    progress({ stage: "Scoring", done: count });
  }
  progress({ stage: "Resampling" });
  const groupings = groups.groupings();
  // The scores of the items as they are come first: what else is scored has no place among an item's values.
  const [asTheyAre, ...others] = variants.parts();
  const of = (part: VariantPart | undefined, within: readonly Grouping[]) =>
    Promise.all(gathered.map((one) => part && one.estimated(part, within, signal)));
  const scored = [await of(asTheyAre, groupings), ...(await Promise.all(others.map((part) => of(part, []))))].flat();
  const signed = scored
    .flatMap((one) => one ?? [])
    .map(({ signature, ...metric }) => ({
      ...metric,
      signature: Object.hasOwn(TEXT_SCORERS, metric.chosen.metric) ? references.sign(signature) : signature,
    }));
  return { count, metrics: signed, sliceFields: groupings.map(({ field }) => field) };
}

type MeasuredBatch<T> = { readonly items: readonly T[]; readonly measured: readonly Measured[] };

/** Several batches are measured at once, and handed out as they came; no more is read than the threads keep up with. */
async function* inOrder<T extends ScorableItem>(
  batches: AsyncIterable<readonly T[]>,
  metrics: readonly ChosenMetric[],
  signal: AbortSignal | undefined,
): AsyncGenerator<MeasuredBatch<T>> {
  const underWay: Promise<MeasuredBatch<T>>[] = [];
  const begin = async (items: readonly T[]) => {
    const measured = await measureInThread(
      metrics,
      items.map(({ scorable }) => scorable),
      signal,
    );
    return { items, measured };
  };
  for await (const items of batches) {
    signal?.throwIfAborted();
    const batch = begin(items);
    // Awaited in its turn; until then a failure must not count as unhandled.
    batch.catch(() => undefined);
    underWay.push(batch);
    if (underWay.length >= BATCHES_UNDER_WAY) yield await (underWay.shift() ?? missing());
  }
  for (const batch of underWay) yield await batch;
}

/** What comes together of one metric. */
class Gathered {
  readonly label: string;
  readonly #chosen: ChosenMetric;
  readonly #filter: string;
  readonly #signature: string;
  readonly #rows: GrowingRows;
  #unscorable = 0;
  #firstFault: Fault | null = null;

  constructor(chosen: ChosenMetric, filter: string, signature: string, width: number) {
    this.#chosen = chosen;
    this.#filter = filter;
    this.#signature = signature;
    this.#rows = new GrowingRows(width);
    this.label = filter === "none" ? chosen.metric : `${chosen.metric},${filter}`;
  }

  add({ rows, unscorable, firstFault }: Measured, itemsBefore: number): void {
    this.#rows.add(rows);
    this.#unscorable += unscorable;
    if (firstFault) this.#firstFault ??= { ...firstFault, item: itemsBefore + firstFault.item };
  }

  /** @returns null where the part is none that the metric can score. */
  async estimated(
    part: VariantPart,
    groupings: readonly Grouping[],
    signal: AbortSignal | undefined,
  ): Promise<ScoredMetric | null> {
    const [scorer = missing()] = scorersOf([this.#chosen]);
    const rows = rowsOfPart(part, this.#rows.rows(), scorer);
    if (!rows) return null;
    const isPerturbed = part.filter !== "none";
    const total = sizeOf(part);
    const unscorable = part.kind === "all" ? this.#unscorable : total - countScored(rows);
    const isScored = total > unscorable;
    const filter = [isPerturbed && part.filter, this.#filter !== "none" && this.#filter].filter(Boolean).join("/");
    const [estimated, ...slices] = await Promise.all([
      isScored ? estimateInThread(this.#chosen, rows, signal) : null,
      ...(isScored ? groupings : []).map((grouping) => slicesInThread(this.#chosen, rows, grouping, signal)),
    ]);
    return {
      ...{ chosen: this.#chosen, filter: filter || "none", signature: this.#signature, isPerturbed, total },
      label: filter === "" ? this.#chosen.metric : `${this.#chosen.metric},${filter}`,
      ...{ estimated, rows, slices: slices.flat() },
      ...{ unscorable, firstFault: unscorable > 0 && !isPerturbed ? this.#firstFault : null },
    };
  }
}

function countScored({ rows, width }: Rows): number {
  let count = 0;
  for (let at = 0; at < rows.length; at += width) if (!rows.subarray(at, at + width).every(Number.isNaN)) count += 1;
  return count;
}

function valuesOf(
  gathered: readonly Gathered[],
  measured: readonly Measured[],
  item: number,
): Record<string, number | null> {
  return Object.fromEntries(
    gathered.map(({ label }, at) => {
      const value = measured[at]?.values[item] ?? Number.NaN;
      return [label, Number.isNaN(value) ? null : value];
    }),
  );
}

function missing(): never {
  throw new Error("Every metric has measured every batch.");
}
