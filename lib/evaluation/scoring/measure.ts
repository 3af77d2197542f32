import type { ChosenMetric } from "#lib/evaluation/scoring/metric-choice.ts";
import type { Scorable } from "#lib/evaluation/scoring/scorable-item.ts";
import { type AnyScorer, createScorer } from "#lib/statistics/create-scorer.ts";
import { type ItemKind, UnscorableItem } from "#lib/statistics/scorer.ts";

/** What one metric leaves of some items. */
export type Measured = {
  /** Items × width; NaN throughout where an item could not be scored. */
  readonly rows: Float64Array;
  /** One an item; NaN where an item by itself has no score. */
  readonly values: Float64Array;
  readonly unscorable: number;
  /** The first item that could not be scored, by its place among these, and why. */
  readonly firstFault: Fault | null;
};

export type Fault = { readonly item: number; readonly field: string; readonly message: string };

const WANTED: Record<ItemKind, { readonly field: string; readonly message: string }> = {
  answer: { field: "references", message: "There is nothing to compare the answer with." },
  confidence: { field: "confidence", message: "Nothing says how sure the model was of its answer." },
  samples: { field: "samples", message: "Nothing says how many samples were drawn and how many passed." },
  ranking: { field: "ranking", message: "There are no ranked documents and their relevance." },
};

/** Measures items by each metric. */
export function measure(scorers: readonly AnyScorer[], items: readonly Scorable[]): Measured[] {
  return scorers.map((scorer) => measureBy(scorer, items));
}

function measureBy(scorer: AnyScorer, items: readonly Scorable[]): Measured {
  const { width, itemScore } = scorer;
  const rows = new Float64Array(items.length * width).fill(Number.NaN);
  const values = new Float64Array(items.length).fill(Number.NaN);
  let unscorable = 0;
  let firstFault: Fault | null = null;
  for (const [at, item] of items.entries()) {
    const row = numbersOf(scorer, item);
    if (row instanceof UnscorableItem) {
      unscorable += 1;
      firstFault ??= { item: at, field: row.field, message: row.message };
      continue;
    }
    rows.set(row, at * width);
    values[at] = itemScore(row) ?? Number.NaN;
  }
  return { rows, values, unscorable, firstFault };
}

function numbersOf(scorer: AnyScorer, item: Scorable): ArrayLike<number> | UnscorableItem {
  const wanted = WANTED[scorer.needs];
  try {
    return measureOne(scorer, item) ?? new UnscorableItem(wanted.field, wanted.message);
  } catch (error) {
    if (error instanceof UnscorableItem) return error;
    throw error;
  }
}

function measureOne(scorer: AnyScorer, item: Scorable): ArrayLike<number> | undefined {
  // One branch a kind, so that TypeScript sees that scorer and item fit.
  if (scorer.needs === "answer") return item.answer && scorer.measure(item.answer);
  if (scorer.needs === "confidence") return item.confidence && scorer.measure(item.confidence);
  if (scorer.needs === "samples") return item.samples && scorer.measure(item.samples);
  return item.ranking && scorer.measure(item.ranking);
}

export function scorersOf(metrics: readonly ChosenMetric[]): AnyScorer[] {
  return metrics.map(({ metric, settings }) => createScorer(metric, settings));
}
