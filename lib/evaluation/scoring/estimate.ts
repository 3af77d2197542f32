import type { Rows } from "#lib/evaluation/items/score-rows.ts";
import type { ChosenMetric } from "#lib/evaluation/scoring/metric-choice.ts";
import { createScorer } from "#lib/statistics/create-scorer.ts";
import { type HistogramBin, histogram } from "#lib/statistics/histogram.ts";
import { itemScores } from "#lib/statistics/item-scores.ts";
import { METRICS } from "#lib/statistics/metric-catalogue.ts";
import { REPLICATES } from "#lib/statistics/resampling.ts";
import { estimateScore, type ScoreEstimate } from "#lib/statistics/score-interval.ts";
import { rowsOfItems } from "#lib/statistics/slices/members.ts";
import { sliceEstimates } from "#lib/statistics/slices/slice-scores.ts";

/** The group of each item: its place in `names`, or NO_GROUP. */
export type Grouping = { readonly field: string; readonly names: readonly string[]; readonly codes: Uint8Array };

export const NO_GROUP = 255;

export type Estimated = ScoreEstimate & { readonly bins: readonly HistogramBin[] };

export type SliceEstimate = ScoreEstimate & {
  readonly field: string;
  readonly slice: string;
  /** Of the difference from the rest, after Holm's correction over the groups of the field. */
  readonly p: number;
};

/** The score of a metric over its items, with its interval and how the items are spread. Items that could not be scored are left out. */
export function estimate({ metric, settings }: ChosenMetric, { rows, width }: Rows): Estimated {
  const scorer = createScorer(metric, settings);
  const scored = rowsOfItems(rows, width, scoredItems(rows, width));
  const values = itemScores(scorer, scored)?.filter(Number.isFinite) ?? [];
  return { ...estimateScore(scorer, scored), bins: histogram(values, METRICS[metric].range) };
}

/**
 * How many numbers are looked at again to resample the groups of one field. A score that follows from sums costs little
 * a number; one that needs every row, ten times as much.
 */
const GROUP_WORK = { sums: 100_000_000, rows: 10_000_000 } as const;
/** The bounds of a 95 % interval are then the fifth from either end. */
const LEAST_REPLICATES = 200;

/** The scores of the groups of one field. Of very many items fewer replicates are drawn than for the score itself. */
export function estimateSlices(
  { metric, settings }: ChosenMetric,
  { rows, width }: Rows,
  grouping: Grouping,
): SliceEstimate[] {
  const scorer = createScorer(metric, settings);
  const { field, names, codes } = grouping;
  const items = scoredItems(rows, width);
  const groups = [...items].map((item) => names[codes[item] ?? NO_GROUP] ?? null);
  const most = Math.ceil(GROUP_WORK[scorer.aggregate.kind] / Math.max(1, items.length * width));
  const replicates = Math.min(REPLICATES, Math.max(LEAST_REPLICATES, most));
  return sliceEstimates(scorer, rowsOfItems(rows, width, items), groups, { replicates }).map(({ value, ...rest }) => ({
    ...rest,
    field,
    slice: value,
  }));
}

/** Which items have numbers. */
function scoredItems(rows: Float64Array, width: number): Uint32Array {
  const items: number[] = [];
  for (let item = 0; item * width < rows.length; item += 1) {
    const row = rows.subarray(item * width, (item + 1) * width);
    if (!row.every(Number.isNaN)) items.push(item);
  }
  return Uint32Array.from(items);
}
