import type { ChartAnnotation, ChartData, ChartPoint } from "#components/charts/chart-model.ts";
import type { Milestone } from "#lib/evaluation/queries/list-milestones.ts";
import type { MeasuredPoint } from "#lib/evaluation/views.ts";
import type { ObjectiveFact } from "#lib/scope/evidence.ts";
import type { Metric } from "#lib/statistics/metrics.ts";

type Trend = {
  readonly metric: Metric;
  /** The oldest first. */
  readonly points: readonly MeasuredPoint[];
  readonly objective: ObjectiveFact | null;
  readonly milestones: readonly Milestone[];
  /** What went out. */
  readonly rollouts: readonly ChartAnnotation[];
};

/**
 * A metric on a task over time: a line for each filter, the target, and what happened meanwhile. What went out is shown
 * also where it came after the newest score, which is the one that it rests on.
 */
export function trendData({ metric, points, objective, milestones, rollouts }: Trend): ChartData {
  const first = points[0]?.evaluatedAt ?? null;
  const last = points.at(-1)?.evaluatedAt ?? null;
  const shown = first === null ? [] : rollouts.filter(({ x }) => x >= first.getTime());
  const end = Math.max(last?.getTime() ?? 0, ...shown.map(({ x }) => x));
  return {
    axis: { kind: "time" },
    unit: metric.unit,
    series: filtersOf(points).map((filter, slot) => ({
      key: filter,
      slot,
      label: filter === "none" ? metric.title : filter,
      points: points
        .filter((point) => point.filter === filter)
        .map((point) => pointAt(point.evaluatedAt.getTime(), point)),
    })),
    target: targetOf(objective),
    annotations: [
      ...milestones
        .filter(({ at }) => first !== null && last !== null && at >= first && at <= last)
        .map(({ at, label }) => ({ x: at.getTime(), label })),
      ...shown,
    ],
    ...(first !== null && last !== null && end > last.getTime() && { range: [first.getTime(), end] as const }),
    noun: ["evaluation", "evaluations"],
  };
}

/** In one order, so that a filter looks the same in both charts. */
export function filtersOf(scores: readonly Pick<MeasuredPoint, "filter">[]): string[] {
  return [...new Set(scores.map(({ filter }) => filter))].sort();
}

/** What is not a number is a gap. */
export function pointAt(x: number, { value, interval }: Pick<MeasuredPoint, "value" | "interval">): ChartPoint {
  return { x, y: value, ...(interval && { low: interval.low, high: interval.high }) };
}

/** A value that is to be hit from both sides has no line of "at least". */
export function targetOf(objective: ObjectiveFact | null): ChartData["target"] {
  if (!objective || objective.direction === "target") return undefined;
  return { value: objective.target, direction: objective.direction === "higher" ? "at-least" : "at-most" };
}
