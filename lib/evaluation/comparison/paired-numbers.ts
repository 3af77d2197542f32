import type { Comparison } from "#lib/statistics/comparison/compare.ts";
import { EXACT_BELOW, mcnemar, pairedShareInterval } from "#lib/statistics/comparison/mcnemar.ts";
import { meanOfDifferences } from "#lib/statistics/comparison/paired-mean.ts";
import type { TargetDirection } from "#lib/statistics/intervals.ts";

/** What the items that two evaluations share say of one metric, added up by the database. */
export type PairedNumbers = {
  /** How many items have a number in both. */
  readonly n: number;
  readonly baseline: number;
  readonly candidate: number;
  /** Of the differences, candidate less baseline: their sample variance, and on how many items they are above and below 0. */
  readonly variance: number;
  readonly above: number;
  readonly below: number;
  /** Every number is 0 or 1. */
  readonly isRightOrWrong: boolean;
};

/** The same as `compareSystems` over the items themselves, which need not leave the database for it. */
export function compareNumbers(
  { n, baseline, candidate, variance, above, below, isRightOrWrong }: PairedNumbers,
  direction: TargetDirection,
): Comparison {
  const [wins, losses] = direction === "higher" ? [above, below] : [below, above];
  const measured = { n, baseline, candidate, items: { wins, losses, ties: n - above - below } };
  if (!isRightOrWrong) {
    return { ...measured, ...meanOfDifferences({ n, delta: candidate - baseline, variance }), method: "paired-t" };
  }
  return {
    ...measured,
    method: above + below < EXACT_BELOW ? "mcnemar-exact" : "mcnemar",
    delta: candidate - baseline,
    interval: pairedShareInterval(above, below, n),
    p: mcnemar(above, below),
  };
}
