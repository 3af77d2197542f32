import { type BootstrapOptions, bootstrapScore, definedScores, quantile } from "#lib/statistics/bootstrap.ts";
import { pairedShareInterval } from "#lib/statistics/comparison/mcnemar.ts";
import { CONFIDENCE, type Interval, type TargetDirection } from "#lib/statistics/intervals.ts";
import { replicateScores, scoreOf } from "#lib/statistics/resampling.ts";
import type { Aggregate } from "#lib/statistics/scorer.ts";

/** What a score is measured on: which way is better, and the largest value it can take (null where there is none). */
export type RecoveryScale = { readonly direction: TargetDirection; readonly highest: number | null };

/**
 * How much of a base's quality a candidate keeps; 1 is all of it.
 *
 * - Where higher is better: candidate ÷ base.
 * - Where lower is better and there is a worst value w (a share of errors has 1): (w − candidate) ÷ (w − base). So the same items say
 *   the same whether they are counted as right or as wrong: 90 % right that become 88 % are 10 % wrong that become 12 %, and
 *   both are a recovery of 97.8 %.
 * - Where lower is better without end (perplexity, edit rate): base ÷ candidate.
 *
 * @returns NaN where the base has no quality to keep.
 */
export function recoveryOf(base: number, candidate: number, { direction, highest }: RecoveryScale): number {
  if (direction === "higher") return base > 0 ? candidate / base : Number.NaN;
  if (highest !== null) return base < highest ? (highest - candidate) / (highest - base) : Number.NaN;
  if (candidate > 0) return base >= 0 ? base / candidate : Number.NaN;
  return base === candidate ? 1 : Number.NaN;
}

/** Two systems over the same items: of each, n × width numbers and how a score comes of them. */
export type PairedRows = {
  readonly aggregate: Aggregate;
  readonly width: number;
  readonly base: Float64Array;
  readonly candidate: Float64Array;
};

export type Recovery = {
  readonly n: number;
  readonly base: number;
  readonly candidate: number;
  /** NaN where it is not defined. */
  readonly recovery: number;
  /** Null where the items say nothing about its spread. */
  readonly interval: Interval | null;
};

/**
 * The recovery with its 95 % interval by the paired bootstrap: both are scored on the same resampled items, and the interval is that of their
 * ratio (BCa, as of any score). Of items that are right or wrong in both it is never narrower than what Agresti and Min's interval
 * of the difference makes of it, since resampling cannot show an error that no item has made yet.
 */
export function estimateRecovery(rows: PairedRows, scale: RecoveryScale, options: BootstrapOptions = {}): Recovery {
  const { aggregate, width, base: before, candidate: after } = rows;
  const n = before.length / width;
  const base = scoreOf(aggregate, before, n, width);
  const candidate = scoreOf(aggregate, after, n, width);
  const recovery = recoveryOf(base, candidate, scale);
  const drawn = Number.isFinite(recovery)
    ? bootstrapScore(ratioOf(rows, scale), sideBySide(rows), n, width * 2, options)
    : null;
  const counted =
    width === 1 && Number.isFinite(recovery) ? countedInterval(before, after, base, scale, options) : null;
  return { n, base, candidate, recovery, interval: widest(drawn?.interval ?? null, counted) };
}

/**
 * The mean of several recoveries with its interval. What is measured over the same items is drawn together, which is what
 * the same seed and the same n lead to; what is measured over others is drawn apart.
 *
 * @param measured at least one; `group` names the items.
 */
export function meanRecovery(
  measured: readonly { readonly rows: PairedRows; readonly scale: RecoveryScale; readonly group: string }[],
  { confidence = CONFIDENCE, seed = 1, ...options }: BootstrapOptions = {},
): { readonly recovery: number; readonly interval: Interval | null } {
  const groups = [...new Set(measured.map(({ group }) => group))];
  const drawn = measured.map(({ rows, scale, group }) => {
    const n = rows.base.length / rows.width;
    const seedOfGroup = seed + groups.indexOf(group) * 7919;
    const [scores = new Float64Array()] = replicateScores(ratioOf(rows, scale), [sideBySide(rows)], n, rows.width * 2, {
      ...options,
      seed: seedOfGroup,
    });
    return { scores, whole: scoreOf(ratioOf(rows, scale), sideBySide(rows), n, rows.width * 2) };
  });
  const recovery = meanOf(drawn.map(({ whole }) => whole));
  const replicates = Float64Array.from({ length: drawn[0]?.scores.length ?? 0 }, (_, at) =>
    meanOf(drawn.map(({ scores }) => scores[at] ?? Number.NaN)),
  );
  const sorted = Number.isFinite(recovery) ? definedScores(replicates) : null;
  return {
    recovery,
    interval: sorted && {
      low: Math.min(recovery, quantile(sorted, (1 - confidence) / 2)),
      high: Math.max(recovery, quantile(sorted, (1 + confidence) / 2)),
    },
  };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The ratio as a score of its own, over rows that hold both systems. */
function ratioOf({ aggregate, width }: PairedRows, scale: RecoveryScale): Aggregate {
  if (aggregate.kind === "sums") {
    const score = (sums: Float64Array, n: number) =>
      recoveryOf(aggregate.score(sums.subarray(0, width), n), aggregate.score(sums.subarray(width), n), scale);
    return { kind: "sums", score };
  }
  const score = (rows: Float64Array, n: number) =>
    recoveryOf(aggregate.score(half(rows, n, width, 0), n), aggregate.score(half(rows, n, width, width), n), scale);
  return { kind: "rows", score };
}

function sideBySide({ width, base, candidate }: PairedRows): Float64Array {
  const both = new Float64Array(base.length * 2);
  for (let at = 0; at < base.length; at += 1) {
    const place = Math.floor(at / width) * width * 2 + (at % width);
    both[place] = base[at] ?? Number.NaN;
    both[place + width] = candidate[at] ?? Number.NaN;
  }
  return both;
}

function half(rows: Float64Array, n: number, width: number, from: number): Float64Array {
  const taken = new Float64Array(n * width);
  for (let item = 0; item < n; item += 1)
    taken.set(rows.subarray(item * width * 2 + from, item * width * 2 + from + width), item * width);
  return taken;
}

/** Null for items that are not all right or wrong. */
function countedInterval(
  before: Float64Array,
  after: Float64Array,
  base: number,
  scale: RecoveryScale,
  { confidence }: BootstrapOptions,
): Interval | null {
  const isCounted = (value: number) => value === 0 || value === 1;
  if (!before.every(isCounted) || !after.every(isCounted)) return null;
  const gained = after.filter((value, at) => value > (before[at] ?? 0)).length;
  const lost = after.filter((value, at) => value < (before[at] ?? 0)).length;
  const change = pairedShareInterval(gained, lost, before.length, confidence);
  const bounds = [change.low, change.high].map((delta) =>
    recoveryOf(base, Math.min(1, Math.max(0, base + delta)), scale),
  );
  return bounds.every(Number.isFinite) ? { low: Math.min(...bounds), high: Math.max(...bounds) } : null;
}

function widest(one: Interval | null, other: Interval | null): Interval | null {
  if (!one || !other) return one ?? other;
  return { low: Math.min(one.low, other.low), high: Math.max(one.high, other.high) };
}
