import type { BootstrapOptions } from "#lib/statistics/bootstrap.ts";
import { EXACT_BELOW, mcnemar, pairedShareInterval } from "#lib/statistics/comparison/mcnemar.ts";
import { pairedBootstrap } from "#lib/statistics/comparison/paired-bootstrap.ts";
import { pairedMean } from "#lib/statistics/comparison/paired-mean.ts";
import { CONFIDENCE, type Interval, type TargetDirection } from "#lib/statistics/intervals.ts";
import { isRightOrWrong, itemScores, type Judged, meanedScores } from "#lib/statistics/item-scores.ts";
import { scoreOf } from "#lib/statistics/resampling.ts";

export type ComparisonMethod = "mcnemar-exact" | "mcnemar" | "paired-t" | "paired-bootstrap";

/** Two systems over the same items. */
export type Comparison = {
  readonly method: ComparisonMethod;
  readonly n: number;
  readonly baseline: number;
  readonly candidate: number;
  /** Candidate less baseline, in the unit of the metric. */
  readonly delta: number;
  /** Of the difference; null where the items say nothing about its spread. */
  readonly interval: Interval | null;
  /** The chance of a difference as large between systems of equal worth; NaN where it cannot be told. */
  readonly p: number;
  /** On how many items each was better; null where an item by itself has no score. */
  readonly items: { readonly wins: number; readonly losses: number; readonly ties: number } | null;
};

/**
 * Compares a candidate with a baseline over the same items in the same order, by the test that suits the score:
 * McNemar's for items that are right or wrong, Student's paired one for a mean of other numbers, the paired bootstrap
 * for what is computed over all items at once.
 *
 * @param baseline the rows of the baseline, n × width, as `candidate`.
 * @param direction which way is better; decides what is a win.
 */
export function compareSystems(
  scorer: Judged,
  baseline: Float64Array,
  candidate: Float64Array,
  direction: TargetDirection,
  options: BootstrapOptions = {},
): Comparison {
  const { width, aggregate } = scorer;
  const n = baseline.length / width;
  const measured = {
    n,
    baseline: scoreOf(aggregate, baseline, n, width),
    candidate: scoreOf(aggregate, candidate, n, width),
  };
  const differences = lessBaseline(itemScores(scorer, candidate), itemScores(scorer, baseline));
  const items = differences && winsOf(differences, direction);
  const before = meanedScores(scorer, baseline);
  const after = meanedScores(scorer, candidate);
  if (!before || !after || !differences) {
    const drawn = pairedBootstrap(aggregate, candidate, baseline, n, width, options);
    return { ...measured, ...drawn, method: "paired-bootstrap", items };
  }
  if (!isRightOrWrong(before) || !isRightOrWrong(after)) {
    return { ...measured, ...pairedMean(differences, options.confidence), method: "paired-t", items };
  }
  const gained = differences.filter((difference) => difference > 0).length;
  const lost = differences.filter((difference) => difference < 0).length;
  return {
    ...measured,
    method: gained + lost < EXACT_BELOW ? "mcnemar-exact" : "mcnemar",
    delta: measured.candidate - measured.baseline,
    interval: pairedShareInterval(gained, lost, n, options.confidence),
    p: mcnemar(gained, lost),
    items,
  };
}

export type ComparisonVerdict = "better" | "worse" | "no-difference-shown";

/**
 * What a comparison has shown of the candidate. A difference is shown when p is at or below the level and the
 * interval leaves 0 out: the two are computed apart and may disagree at the edge, where nothing is claimed.
 *
 * @param p after a correction, when several comparisons are made at once.
 * @param confidence 0.95 for a level of 0.05.
 */
export function verdictOf(
  { delta, interval, p: unadjusted }: Comparison,
  direction: TargetDirection,
  p = unadjusted,
  confidence = CONFIDENCE,
): ComparisonVerdict {
  // Rounding must not decide: 1 − 0.95 is a hair above 0.05.
  const isShown = interval !== null && p <= 1 - confidence + 1e-12 && (interval.low > 0 || interval.high < 0);
  if (!isShown) return "no-difference-shown";
  return delta > 0 === (direction === "higher") ? "better" : "worse";
}

function lessBaseline(after: readonly number[] | null, before: readonly number[] | null): number[] | null {
  return after && before && after.map((score, at) => score - (before[at] ?? Number.NaN));
}

function winsOf(differences: readonly number[], direction: TargetDirection): NonNullable<Comparison["items"]> {
  const up = differences.filter((difference) => difference > 0).length;
  const down = differences.filter((difference) => difference < 0).length;
  const [wins, losses] = direction === "higher" ? [up, down] : [down, up];
  return { wins, losses, ties: differences.length - up - down };
}
