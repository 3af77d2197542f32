import type { SliceScoreRow } from "#lib/evaluation/commands/add-evaluation.ts";
import type { ImportedScore } from "#lib/evaluation/imported.ts";
import type { ItemMetric } from "#lib/evaluation/items/item-metric.ts";
import type { Rows } from "#lib/evaluation/items/score-rows.ts";
import type { GatheredRun } from "#lib/evaluation/running/gather.ts";
import { judgeMetric, type Rubric } from "#lib/evaluation/running/judge/rubric.ts";
import { boundsOf } from "#lib/evaluation/running/judge/scale.ts";
import type { Run } from "#lib/evaluation/running/schema.ts";
import { type ScoredParts, scoredParts, sliceRow } from "#lib/evaluation/scoring/scored-evaluation.ts";
import { slicesInThread } from "#lib/evaluation/scoring/threads.ts";
import { bootstrapScore } from "#lib/statistics/bootstrap.ts";
import { normalInterval, wilson } from "#lib/statistics/intervals.ts";
import { MEAN } from "#lib/statistics/mean-scorer.ts";

/** What an assertion's score is called: `assert:<name>`. */
export const assertionMetric = (name: string) => `assert:${name}`;

type Counts = { readonly answered: number; readonly rows: number };

/** The scores of a run: of its metrics, of its assertions, of all assertions together, and of its judge. */
export async function runScores(
  run: Run,
  { scored, judged, groupings }: GatheredRun,
  counts: Counts,
  signal: AbortSignal,
): Promise<ScoredParts> {
  const parts = scoredParts(scored, run.task, (item) => `row ${item + 1}`);
  const assertions = run.assertions.map((one, at) => ({
    metric: assertionMetric(one.name),
    rows: judged[at] ?? missing(),
    isItem: true,
  }));
  if (assertions.length > 1) {
    const rows = allOf(assertions.map((one) => one.rows));
    assertions.push({ metric: assertionMetric("all"), rows, isItem: false });
  }
  const first = parts.scores.length;
  const shares = assertions.map(({ metric, rows }) => shareOf(run, metric, rows));
  const slices: SliceScoreRow[] = [];
  for (const [at, { rows }] of assertions.entries()) {
    for (const grouping of groupings) {
      const estimates = await slicesInThread(RIGHT_OR_WRONG, rows, grouping, signal);
      slices.push(...estimates.map((slice) => sliceRow(slice, first + at)));
    }
  }
  const judge = run.judge && { rubric: run.judge.rubric, rows: judged[run.assertions.length] ?? missing() };
  const marks = judge ? [markOf(run, judge.rubric, judge.rows)] : [];
  const itemMetrics: ItemMetric[] = [
    ...assertions.flatMap(({ metric, isItem }, at) =>
      isItem ? [{ metric, metricKey: metric, position: first + at }] : [],
    ),
    ...marks.map(({ metric }) => ({ metric, metricKey: metric, position: first + assertions.length })),
    ...(parts.items?.metrics ?? []),
  ];
  const behind: [number, Rows][] = assertions.map(({ rows }, at) => [first + at, rows]);
  return {
    scores: [...parts.scores, ...shares, ...marks].map((score) => ({
      ...score,
      version: String(run.datasetVersion),
      nOriginal: counts.rows,
    })),
    partial: counts.answered < counts.rows || parts.partial,
    warnings: parts.warnings,
    items: { count: scored.count, sliceFields: groupings.map(({ field }) => field), metrics: itemMetrics },
    rows: new Map([...parts.rows, ...behind, ...(judge ? [[first + assertions.length, judge.rows] as const] : [])]),
    slices: [...parts.slices, ...slices],
  };
}

/** Whether an assertion held leaves behind what accuracy does: 1 or 0. */
const RIGHT_OR_WRONG = { metric: "accuracy", settings: {} } as const;

/** 1 where every assertion held. */
function allOf(assertions: readonly Rows[]): Rows {
  const items = assertions[0]?.items ?? 0;
  const rows = Float64Array.from({ length: items }, (_, at) => (assertions.every((one) => one.rows[at] === 1) ? 1 : 0));
  return { width: 1, items, rows };
}

function shareOf(run: Run, metric: string, { rows, items }: Rows): ImportedScore {
  const passed = rows.reduce((sum, one) => sum + one, 0);
  const share = passed / items;
  return {
    ...scoreOf(run, metric, items),
    value: share,
    stderr: Math.sqrt((share * (1 - share)) / items),
    interval: { ...wilson(passed, items), method: "wilson" },
  };
}

/** More items than this, and the mean is as good as normal; resampling them would only take longer. */
const MOST_RESAMPLED = 2_000;

/** The mean mark, or the share that passed, of the items that got one. */
function markOf(run: Run, rubric: Rubric, all: Rows): ImportedScore {
  const metric = judgeMetric(rubric);
  const marks = all.rows.filter((mark) => !Number.isNaN(mark));
  const n = marks.length;
  if (n === 0) return { ...scoreOf(run, metric, 0), nonFinite: "NaN" };
  if (rubric.scale.kind === "pass-fail") return shareOf(run, metric, { width: 1, items: n, rows: marks });
  const mean = marks.reduce((sum, one) => sum + one, 0) / n;
  const variance = marks.reduce((sum, one) => sum + (one - mean) ** 2, 0) / Math.max(1, n - 1);
  const { low, high } = boundsOf(rubric);
  const drawn = n <= MOST_RESAMPLED ? bootstrapScore(MEAN, marks, n, 1) : null;
  const stderr = Math.sqrt(variance / n);
  const interval = drawn?.interval ?? (n > MOST_RESAMPLED && stderr > 0 ? normalInterval(mean, stderr) : null);
  return {
    ...scoreOf(run, metric, n),
    value: mean,
    stderr,
    interval: interval && {
      low: Math.max(low, interval.low),
      high: Math.min(high, interval.high),
      method: drawn ? "bootstrap" : "normal",
    },
    distribution: { bins: marksByPoint(marks, low, high) },
  };
}

/** A bin for each mark there is, from half a point below it to half a point above. */
function marksByPoint(marks: Float64Array, low: number, high: number) {
  return Array.from({ length: high - low + 1 }, (_, step) => {
    const mark = low + step;
    return { from: mark - 0.5, to: mark + 0.5, n: marks.filter((one) => one === mark).length };
  });
}

function scoreOf({ task }: Run, metric: string, n: number): ImportedScore {
  return {
    ...{ task, taskAlias: task, metric, filter: "none", n },
    ...{ value: null, nonFinite: null, stderr: null, nOriginal: null, nShot: null, interval: null },
    ...{ higherIsBetter: true, isGroup: false, parent: null, version: null },
  };
}

function missing(): never {
  throw new Error("Every assertion and the judge have a number an item.");
}
