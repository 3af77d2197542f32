import type { Rows } from "#lib/evaluation/items/score-rows.ts";
import {
  type Estimated,
  estimate,
  estimateSlices,
  type Grouping,
  type SliceEstimate,
} from "#lib/evaluation/scoring/estimate.ts";
import { type Measured, measure, scorersOf } from "#lib/evaluation/scoring/measure.ts";
import type { ChosenMetric } from "#lib/evaluation/scoring/metric-choice.ts";
import type { Scorable } from "#lib/evaluation/scoring/scorable-item.ts";
import { answerTasks } from "#lib/platform/thread-entry.ts";
import type { AnyScorer } from "#lib/statistics/create-scorer.ts";

/** What a thread can be asked. */
export type ScoringTask =
  | { readonly kind: "measure"; readonly metrics: readonly ChosenMetric[]; readonly items: readonly Scorable[] }
  | { readonly kind: "estimate"; readonly metric: ChosenMetric; readonly rows: Rows }
  | { readonly kind: "slices"; readonly metric: ChosenMetric; readonly rows: Rows; readonly grouping: Grouping };

export type ScoringResult =
  | { readonly kind: "measure"; readonly measured: readonly Measured[] }
  | { readonly kind: "estimate"; readonly estimated: Estimated }
  | { readonly kind: "slices"; readonly slices: readonly SliceEstimate[] };

/** Those of the last task: the batches of a file ask for the same ones a thousand times. */
let made: { readonly key: string; readonly scorers: readonly AnyScorer[] } = { key: "", scorers: [] };

function scorersFor(metrics: readonly ChosenMetric[]): readonly AnyScorer[] {
  const key = JSON.stringify(metrics);
  if (made.key !== key) made = { key, scorers: scorersOf(metrics) };
  return made.scorers;
}

answerTasks<ScoringTask, ScoringResult>((task) => {
  if (task.kind === "measure") {
    const measured = measure(scorersFor(task.metrics), task.items);
    const transfer = measured.flatMap(({ rows, values }) => [rows.buffer as ArrayBuffer, values.buffer as ArrayBuffer]);
    return { result: { kind: "measure", measured }, transfer };
  }
  if (task.kind === "estimate") {
    return { result: { kind: "estimate", estimated: estimate(task.metric, task.rows) }, transfer: [] };
  }
  const slices = estimateSlices(task.metric, task.rows, task.grouping);
  return { result: { kind: "slices", slices }, transfer: [] };
});
