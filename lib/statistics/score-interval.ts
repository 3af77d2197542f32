import { type BootstrapOptions, bootstrapScore } from "#lib/statistics/bootstrap.ts";
import { type Interval, wilson } from "#lib/statistics/intervals.ts";
import { isRightOrWrong, type Judged, meanedScores } from "#lib/statistics/item-scores.ts";
import { METRICS } from "#lib/statistics/metric-catalogue.ts";
import { scoreOf } from "#lib/statistics/resampling.ts";

export type ScoreEstimate = {
  /** NaN where it is not defined. */
  readonly score: number;
  readonly n: number;
  /** Null where the items say nothing about the spread. */
  readonly interval: Interval | null;
  readonly standardError: number | null;
  readonly method: "wilson" | "bootstrap";
};

/**
 * The score of some items with the interval that suits it: Wilson's for a share of items that are right or wrong, the
 * bootstrap, within the range of the metric, for anything else.
 *
 * @param rows the numbers of the items, n × width, for n of 1 or above.
 */
export function estimateScore(scorer: Judged, rows: Float64Array, options: BootstrapOptions = {}): ScoreEstimate {
  const n = rows.length / scorer.width;
  const score = scoreOf(scorer.aggregate, rows, n, scorer.width);
  const { kind, range } = METRICS[scorer.metric];
  const scores = kind === "proportion" ? meanedScores(scorer, rows) : null;
  const wilsons = (): ScoreEstimate => {
    const share = Math.min(1, Math.max(0, score));
    const standardError = Math.sqrt((share * (1 - share)) / n);
    return { score, n, interval: wilson(share * n, n, options.confidence), standardError, method: "wilson" };
  };
  if (scores && isRightOrWrong(scores)) return wilsons();
  const drawn = bootstrapScore(scorer.aggregate, rows, n, scorer.width, { range, ...options });
  // Graded scores that are all the same vary no more than right and wrong would, so Wilson's interval is wide enough.
  if (!drawn && scores) return wilsons();
  return {
    score,
    n,
    interval: drawn?.interval ?? null,
    standardError: drawn?.standardError ?? null,
    method: "bootstrap",
  };
}
