import { CONFIDENCE, type Interval } from "#lib/statistics/intervals.ts";
import { normalCdf, normalQuantile } from "#lib/statistics/normal.ts";
import { MOST_ROWS_DRAWN, type Resampling, replicateScores, scoreOf, sumsOf } from "#lib/statistics/resampling.ts";
import type { Aggregate } from "#lib/statistics/scorer.ts";

export type BootstrapOptions = Resampling & {
  readonly confidence?: number;
  /** What a score can be at all, where it has ends; an interval goes no further. */
  readonly range?: readonly [low: number | null, high: number | null];
};

/** What is left out at a time to see how far items pull the score: every item of up to 200, else 200 groups of them. */
const JACKKNIFE_GROUPS = 200;

/** More undefined replicates than this, and the rest says nothing about the spread. */
const MOST_UNDEFINED = 0.05;

/**
 * From here on, with fewer than 40 or more than 60 of 100 replicates below the estimate, resampling moves the score
 * by so much that BCa's correction runs out of replicates, and the interval is mirrored at the estimate instead
 * ("basic"). Calibration errors of well calibrated answers do that: of 200 answers whose error is 0.02, 95 %
 * intervals hold it in 91 of 100 cases when mirrored, in 49 by BCa and in 2 by percentiles.
 */
const MOST_SHIFT = 0.25;

/** How far a score would be off if the items were drawn again. */
export type Spread = { readonly interval: Interval; readonly standardError: number };

/**
 * The bias-corrected and accelerated bootstrap interval (BCa) of a score. Chosen over the plain percentile interval
 * because the scores of a corpus are skewed near the ends of their range and some are biased when resampled
 * (calibration errors rise), where percentiles miss the true value on one side; the correction costs at most 200
 * scores more. It always holds the estimate.
 *
 * @param rows the numbers of all items, n × width.
 * @param confidence 0.95 by default.
 * @returns null when the items do not show any spread (every replicate scores the same, as 20 right answers of 20
 *   do): an interval of no width would claim a certainty that nobody has. A share then still has its Wilson interval.
 *   Null too when the score, or more than one replicate in twenty, is not defined.
 * @see Efron, "Better Bootstrap Confidence Intervals", JASA 82 (1987), 171–185.
 */
export function bootstrapScore(
  aggregate: Aggregate,
  rows: Float64Array,
  n: number,
  width: number,
  { confidence = CONFIDENCE, range: [least, most] = [null, null], ...resampling }: BootstrapOptions = {},
): Spread | null {
  const estimate = scoreOf(aggregate, rows, n, width);
  const [scores = new Float64Array()] = replicateScores(aggregate, [rows], n, width, resampling);
  const sorted = definedScores(scores);
  if (!Number.isFinite(estimate) || !sorted) return null;
  const shift = normalQuantile(shareBelow(sorted, estimate));
  const acceleration = accelerationOf(aggregate, rows, n, width);
  const bound = (probability: number) => {
    if (Math.abs(shift) > MOST_SHIFT) return 2 * estimate - quantile(sorted, 1 - probability);
    const reach = shift + normalQuantile(probability);
    return quantile(sorted, normalCdf(shift + reach / (1 - acceleration * reach)));
  };
  return {
    interval: {
      low: Math.max(least ?? -Infinity, Math.min(estimate, bound((1 - confidence) / 2))),
      high: Math.min(most ?? Infinity, Math.max(estimate, bound((1 + confidence) / 2))),
    },
    standardError: deviationOf(sorted),
  };
}

/** The interval alone. */
export function bootstrapInterval(
  aggregate: Aggregate,
  rows: Float64Array,
  n: number,
  width: number,
  options: BootstrapOptions = {},
): Interval | null {
  return bootstrapScore(aggregate, rows, n, width, options)?.interval ?? null;
}

/**
 * The replicates that have a score, sorted.
 *
 * @returns null when too few have one, or all have the same.
 */
export function definedScores(scores: Float64Array): Float64Array | null {
  const defined = scores.filter((score) => Number.isFinite(score)).sort();
  if (defined.length === 0 || defined.length < scores.length * (1 - MOST_UNDEFINED)) return null;
  return defined[0] === defined.at(-1) ? null : defined;
}

/**
 * The quantile of sorted values, between the two neighbours of position p·(n + 1).
 *
 * @param sorted at least one value.
 */
export function quantile(sorted: ArrayLike<number>, probability: number): number {
  const position = Math.min(Math.max(probability * (sorted.length + 1) - 1, 0), sorted.length - 1);
  const below = sorted[Math.floor(position)] ?? Number.NaN;
  const above = sorted[Math.ceil(position)] ?? Number.NaN;
  return below + (above - below) * (position - Math.floor(position));
}

function deviationOf(scores: Float64Array): number {
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  return Math.sqrt(scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / (scores.length - 1));
}

/** The share of replicates below the estimate, ties counted half, kept away from 0 and 1 so that it has a quantile. */
function shareBelow(sorted: Float64Array, estimate: number): number {
  let twice = 0;
  for (const score of sorted) twice += score < estimate ? 2 : score === estimate ? 1 : 0;
  const size = sorted.length;
  return Math.min(Math.max(twice / (2 * size), 1 / (2 * size)), 1 - 1 / (2 * size));
}

/**
 * A sixth of the skewness of the items' influence, by leaving groups out. It shrinks with √n: where replicates are
 * drawn from fewer rows than there are, it is too small to matter and taken as 0.
 */
function accelerationOf(aggregate: Aggregate, rows: Float64Array, n: number, width: number): number {
  if (aggregate.kind === "rows" && n > MOST_ROWS_DRAWN) return 0;
  const groups = Math.min(n, JACKKNIFE_GROUPS);
  const scores =
    aggregate.kind === "sums"
      ? leftOutSums(aggregate.score, rows, n, width, groups)
      : leftOutRows(aggregate.score, rows, n, width, groups);
  const defined = scores.filter((score) => Number.isFinite(score));
  const mean = defined.reduce((sum, score) => sum + score, 0) / defined.length;
  let [squares, cubes] = [0, 0];
  for (const score of defined) {
    squares += (mean - score) ** 2;
    cubes += (mean - score) ** 3;
  }
  return squares > 0 ? cubes / (6 * squares ** 1.5) : 0;
}

type Score = Aggregate["score"];

/** Items are dealt out to the groups in turn, for files are often sorted by topic. */
function leftOutSums(score: Score, rows: Float64Array, n: number, width: number, groups: number): number[] {
  const total = sumsOf(rows, width);
  const groupSums = new Float64Array(groups * width);
  for (let item = 0; item < n; item += 1) {
    for (let column = 0; column < width; column += 1) {
      const at = (item % groups) * width + column;
      groupSums[at] = (groupSums[at] ?? 0) + (rows[item * width + column] ?? 0);
    }
  }
  return Array.from({ length: groups }, (_, group) =>
    score(
      total.map((sum, column) => sum - (groupSums[group * width + column] ?? 0)),
      n - groupSize(n, groups, group),
    ),
  );
}

function leftOutRows(score: Score, rows: Float64Array, n: number, width: number, groups: number): number[] {
  return Array.from({ length: groups }, (_, group) => {
    const kept = rows.filter((_, at) => Math.floor(at / width) % groups !== group);
    return score(kept, n - groupSize(n, groups, group));
  });
}

function groupSize(n: number, groups: number, group: number): number {
  return Math.ceil((n - group) / groups);
}
