import type { ChartData } from "#components/charts/chart-model.ts";
import { filtersOf, pointAt, targetOf } from "#components/evaluation/trend-data.ts";
import type { MeasuredPoint, TaskScore } from "#lib/evaluation/views.ts";
import type { ObjectiveFact } from "#lib/scope/evidence.ts";
import type { Metric } from "#lib/statistics/metrics.ts";

/** More bars than this cannot be told apart on a small screen. */
export const MAX_BARS = 12;

/** What is set side by side: a name, and a score for each filter. */
type Bar = { readonly label: string; readonly scores: readonly Pick<TaskScore, "filter" | "value" | "interval">[] };

/** The latest evaluations, the oldest on the left. @param points the oldest first. */
export function barsOfEvaluations(points: readonly MeasuredPoint[]): Bar[] {
  return [...Map.groupBy(points, ({ evaluationNumber }) => evaluationNumber)]
    .slice(-MAX_BARS)
    .map(([number, scores]) => ({ label: `#${number}`, scores }));
}

/** The newest evaluation of each model; the model measured last stands on the right. */
export function barsOfModels(points: readonly MeasuredPoint[]): Bar[] {
  const models = Map.groupBy(points, ({ modelName }) => modelName ?? "no name");
  return [...models]
    .map(([model, measured]) => {
      const newest = measured.at(-1);
      const scores = measured.filter(({ evaluationNumber }) => evaluationNumber === newest?.evaluationNumber);
      return { label: model, scores, at: newest?.evaluatedAt.getTime() ?? 0 };
    })
    .sort((a, b) => a.at - b.at)
    .slice(-MAX_BARS);
}

/** The tasks of one evaluation, in its order. */
export function barsOfTasks(scores: readonly TaskScore[]): Bar[] {
  return [...Map.groupBy(scores, ({ taskAlias }) => taskAlias)]
    .slice(0, MAX_BARS)
    .map(([label, ofTask]) => ({ label, scores: ofTask }));
}

/** Bars side by side, each with its interval; a colour for each filter. */
export function comparisonData(bars: readonly Bar[], metric: Metric, objective: ObjectiveFact | null): ChartData {
  const filters = filtersOf(bars.flatMap(({ scores }) => scores));
  return {
    axis: { kind: "category", labels: bars.map(({ label }) => label) },
    unit: metric.unit,
    series: filters.map((filter, slot) => ({
      key: filter,
      slot,
      label: filter === "none" ? metric.title : filter,
      points: bars.map(({ scores }, x) => {
        const score = scores.find((one) => one.filter === filter);
        return score ? pointAt(x, score) : { x, y: null };
      }),
    })),
    target: targetOf(objective),
    fromZero: true,
    noun: ["bar", "bars"],
  };
}
