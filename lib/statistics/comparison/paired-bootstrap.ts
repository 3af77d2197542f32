import { type BootstrapOptions, definedScores, quantile } from "#lib/statistics/bootstrap.ts";
import { CONFIDENCE, type Interval } from "#lib/statistics/intervals.ts";
import { replicateScores, scoreOf } from "#lib/statistics/resampling.ts";
import type { Aggregate } from "#lib/statistics/scorer.ts";

/**
 * The paired bootstrap: both systems are scored on the same resampled items. The interval holds the middle of the
 * differences; p is the share of differences that lie as far from their mean as what was measured lies from 0, for
 * centred so they are what chance does to two systems of equal worth.
 *
 * @param one the rows of the one system, n × width, as `other`.
 * @returns the difference one − other; no interval and p NaN where the differences show no spread or are not defined.
 * @see Koehn, "Statistical Significance Tests for Machine Translation Evaluation", EMNLP 2004; p as in sacreBLEU's
 *   paired_bs (Riezler and Maxwell, 2005), ties counted against a difference.
 */
export function pairedBootstrap(
  aggregate: Aggregate,
  one: Float64Array,
  other: Float64Array,
  n: number,
  width: number,
  { confidence = CONFIDENCE, ...resampling }: BootstrapOptions = {},
): { delta: number; interval: Interval | null; p: number } {
  const delta = scoreOf(aggregate, one, n, width) - scoreOf(aggregate, other, n, width);
  const [ones = new Float64Array(), others = new Float64Array()] = replicateScores(
    aggregate,
    [one, other],
    n,
    width,
    resampling,
  );
  const deltas = definedScores(ones.map((score, at) => score - (others[at] ?? Number.NaN)));
  if (!Number.isFinite(delta) || !deltas) return { delta, interval: null, p: Number.NaN };
  const centre = deltas.reduce((sum, drawn) => sum + drawn, 0) / deltas.length;
  const asFar = deltas.filter((drawn) => Math.abs(drawn - centre) >= Math.abs(delta)).length;
  return {
    delta,
    interval: { low: quantile(deltas, (1 - confidence) / 2), high: quantile(deltas, (1 + confidence) / 2) },
    p: (asFar + 1) / (deltas.length + 1),
  };
}
