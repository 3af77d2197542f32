import type { BootstrapOptions } from "#lib/statistics/bootstrap.ts";
import { holm } from "#lib/statistics/holm.ts";
import type { TargetDirection } from "#lib/statistics/intervals.ts";
import type { Judged } from "#lib/statistics/item-scores.ts";
import { estimateScore, type ScoreEstimate } from "#lib/statistics/score-interval.ts";
import { membersOf, rowsOfItems, type SliceOfItem } from "#lib/statistics/slices/members.ts";
import { slicePValues } from "#lib/statistics/slices/permutation.ts";

/**
 * Below this many items a slice is marked as small: the 95 % interval of a share is then wider than a third of the
 * whole scale, so that its score says little about the group. It is shown all the same, and counts as the worst when
 * it is.
 */
export const SMALL_SLICE = 30;

export type SliceEstimate = ScoreEstimate & {
  readonly value: string;
  /** The chance of a score as far off, were the slice drawn at random from all items, corrected by Holm for the number of slices. */
  readonly p: number;
};

export type SliceScore = SliceEstimate & {
  readonly isSmall: boolean;
  /** Its score less that of all items. */
  readonly gap: number;
};

export type SliceReport = {
  readonly overall: ScoreEstimate;
  /** Worst first; a score that is not defined comes last. */
  readonly slices: readonly SliceScore[];
  readonly worst: SliceScore | null;
  /** Between the best and the worst slice; null with fewer than two. */
  readonly spread: number | null;
  /** How many items are in no slice; they count in `overall`. */
  readonly unsliced: number;
};

/**
 * The score of each slice of the items, with its interval and how far it is from all.
 *
 * @param rows the numbers of all items, n × width.
 * @param slices one value an item.
 * @param direction which way is better; decides which slice is the worst.
 */
export function sliceScores(
  scorer: Judged,
  rows: Float64Array,
  slices: SliceOfItem,
  direction: TargetDirection,
  options: BootstrapOptions = {},
): SliceReport {
  const overall = estimateScore(scorer, rows, options);
  const scored = sliceEstimates(scorer, rows, slices, options).map(
    (slice): SliceScore => ({ ...slice, isSmall: slice.n < SMALL_SLICE, gap: slice.score - overall.score }),
  );
  const sign = direction === "higher" ? 1 : -1;
  const defined = scored.filter(({ score }) => Number.isFinite(score)).sort((a, b) => sign * (a.score - b.score));
  const [worst = null] = defined;
  const best = defined.at(-1);
  return {
    overall,
    slices: [...defined, ...scored.filter(({ score }) => !Number.isFinite(score))],
    worst,
    spread: worst && best && best !== worst ? Math.abs(best.score - worst.score) : null,
    unsliced: slices.filter((value) => value === null).length,
  };
}

/**
 * The score of each slice with its interval and the chance of it, in the order slices first appear.
 *
 * @param rows the numbers of all items, n × width.
 * @param slices one value an item.
 */
export function sliceEstimates(
  scorer: Judged,
  rows: Float64Array,
  slices: SliceOfItem,
  options: BootstrapOptions = {},
): SliceEstimate[] {
  const members = membersOf(slices);
  const chances = holm(slicePValues(scorer, rows, [...members.values()], options));
  return [...members].map(([value, items], at) => ({
    ...estimateScore(scorer, rowsOfItems(rows, scorer.width, items), options),
    value,
    p: chances[at] ?? 1,
  }));
}
