import type { ObjectiveStanding } from "#lib/evaluation/evidence.ts";
import { measures, splitMetric } from "#lib/evaluation/match.ts";
import type { MeasuredMetric } from "#lib/evaluation/queries/list-choices.ts";
import { metricKeyOf } from "#lib/statistics/metrics.ts";

/** A metric on a task, to be drawn. */
export type ShownSeries = { readonly metric: string; readonly task: string };

/**
 * What the charts show: what was asked for, as far as it was measured; else what the first objective is judged by.
 * @returns null while nothing was measured.
 */
export function chooseSeries(
  asked: { readonly metric?: string; readonly task?: string },
  metrics: readonly MeasuredMetric[],
  standings: readonly ObjectiveStanding[],
): ShownSeries | null {
  const judged = standings.find(({ measure }) => measure !== null)?.measure;
  const fallback = judged ? { metric: metricKeyOf(judged.metric), task: judged.task } : null;
  const chosen = metrics.find(({ key }) => key === asked.metric);
  if (!chosen && fallback) return fallback;
  const { key, tasks } = chosen ?? metrics[0] ?? { key: "", tasks: [] };
  const task =
    tasks.find((one) => one === asked.task) ?? (key === fallback?.metric ? fallback.task : undefined) ?? tasks[0];
  return task === undefined ? null : { metric: key, task };
}

/** The objective that a metric on a task is about, for the line of its target. */
export function objectiveOf(
  { metric, task }: ShownSeries,
  standings: readonly ObjectiveStanding[],
): ObjectiveStanding["objective"] | null {
  const about = standings.find(({ objective, measure }) => {
    if (measure?.task === task && metricKeyOf(measure.metric) === metric) return true;
    const metricKey = splitMetric(objective.metricKey).metric;
    return measures({ metricKey, dataset: objective.dataset }, { metric, task, taskAlias: task, filter: "none" });
  });
  return about?.objective ?? null;
}
