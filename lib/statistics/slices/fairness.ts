import { CONFIDENCE, type Interval, wilson } from "#lib/statistics/intervals.ts";
import { membersOf, type SliceOfItem } from "#lib/statistics/slices/members.ts";
import { SMALL_SLICE } from "#lib/statistics/slices/slice-scores.ts";

/** A share of counted items; null where there is nothing to count. */
export type Rate = { readonly rate: number; readonly n: number; readonly interval: Interval } | null;

export type FairnessOfSlice = {
  readonly value: string;
  readonly n: number;
  readonly isSmall: boolean;
  /** How often the favourable outcome was given. */
  readonly selection: Rate;
  /** The same among items that deserve it, and among those that do not; null for both when only outcomes are known. */
  readonly truePositive: Rate;
  readonly falsePositive: Rate;
  /** Its selection rate over the highest of all slices; null when none is ever selected. */
  readonly ratioToHighest: number | null;
};

export type Fairness = {
  readonly slices: readonly FairnessOfSlice[];
  /** The lowest selection rate over the highest. Below 0.8 the four-fifths rule takes it for adverse impact. */
  readonly selectionRatio: number | null;
  /** The highest selection rate less the lowest. */
  readonly demographicParityDifference: number | null;
  /** The larger of the two spreads, of true and of false positive rates; null without the right outcomes. */
  readonly equalisedOddsDifference: number | null;
};

/** Uniform Guidelines on Employee Selection Procedures (1978), 29 CFR 1607.4 D. */
export const FOUR_FIFTHS = 0.8;

/** One item: whether it got the favourable outcome, and whether it should have; null when that is not known. */
export type Outcome = { readonly selected: boolean; readonly deserved: boolean | null };

/**
 * How evenly a favourable outcome is given. All differences are between the extremes of the slices, small ones
 * included: look at their intervals and at `isSmall` before believing one.
 *
 * @param slices one value an item; items without one do not count.
 * @see demographic parity: Dwork et al., ITCS 2012; equalised odds: Hardt, Price and Srebro, NeurIPS 2016; both as
 *   Fairlearn's metrics.
 */
export function fairness(outcomes: readonly Outcome[], slices: SliceOfItem, confidence = CONFIDENCE): Fairness {
  const counted = [...membersOf(slices)].map(([value, items]) => {
    const ofSlice = items.flatMap((item) => outcomes[item] ?? []);
    const rate = (among: readonly Outcome[]) => rateOf(among, confidence);
    return {
      value,
      n: ofSlice.length,
      isSmall: ofSlice.length < SMALL_SLICE,
      selection: rate(ofSlice),
      truePositive: rate(ofSlice.filter(({ deserved }) => deserved === true)),
      falsePositive: rate(ofSlice.filter(({ deserved }) => deserved === false)),
    };
  });
  const selection = extremes(counted.map((slice) => slice.selection));
  const spreads = [
    extremes(counted.map(({ truePositive }) => truePositive)),
    extremes(counted.map(({ falsePositive }) => falsePositive)),
  ].filter((found) => found !== null);
  const ratio = (rate: number) => (selection && selection.high > 0 ? rate / selection.high : null);
  return {
    slices: counted.map((slice) => ({ ...slice, ratioToHighest: slice.selection && ratio(slice.selection.rate) })),
    selectionRatio: selection && ratio(selection.low),
    demographicParityDifference: selection && selection.high - selection.low,
    equalisedOddsDifference: spreads.length === 0 ? null : Math.max(...spreads.map(({ low, high }) => high - low)),
  };
}

/**
 * What the scorers of one class leave of each item, [hit, false alarm, miss], as outcomes: selected is who got the
 * positive label.
 */
export function outcomesOf(rows: ArrayLike<number>, n: number): Outcome[] {
  return Array.from({ length: n }, (_, item) => {
    const [hit, falseAlarm, miss] = [rows[item * 3], rows[item * 3 + 1], rows[item * 3 + 2]];
    return { selected: hit === 1 || falseAlarm === 1, deserved: hit === 1 || miss === 1 };
  });
}

function rateOf(outcomes: readonly Outcome[], confidence: number): Rate {
  const n = outcomes.length;
  const selected = outcomes.filter((outcome) => outcome.selected).length;
  return n === 0 ? null : { rate: selected / n, n, interval: wilson(selected, n, confidence) };
}

/** Null with fewer than two slices that have the rate: there is nothing to compare. */
function extremes(rates: readonly Rate[]): { low: number; high: number } | null {
  const told = rates.flatMap((found) => (found ? [found.rate] : []));
  return told.length < 2 ? null : { low: Math.min(...told), high: Math.max(...told) };
}
