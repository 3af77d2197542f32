import type { ScoreInterval } from "#lib/evaluation/imported.ts";
import { METRIC_GROUPS, type MetricGroup, metricGroupOf } from "#lib/evaluation/leaderboard/metric-groups.ts";
import type { Interval } from "#lib/statistics/intervals.ts";
import { metricOf } from "#lib/statistics/metrics.ts";
import { type WinRate, winRates } from "#lib/statistics/win-rate.ts";

/** The newest score of a model on a task. */
export type ModelScore = {
  readonly model: string;
  readonly task: string;
  readonly taskAlias: string;
  readonly metricKey: string;
  readonly filter: string;
  readonly value: number | null;
  readonly interval: ScoreInterval | null;
  readonly n: number | null;
  readonly higherIsBetter: boolean | null;
  readonly evaluationNumber: number;
  readonly evaluatedAt: Date;
};

export type Cell = ModelScore & {
  /** From 1: how many models are above it for certain, and one more. Null where neither way is better. */
  readonly rank: number | null;
};

/** One thing that models are measured by. */
export type Column = {
  readonly key: string;
  readonly task: string;
  readonly taskAlias: string;
  readonly metricKey: string;
  readonly title: string;
  readonly unit: string;
  readonly filter: string;
  readonly group: MetricGroup;
  readonly direction: "higher" | "lower" | null;
  /** In the order of the models. */
  readonly cells: readonly (Cell | null)[];
};

export type Leaderboard = {
  /** By mean win rate, the best first. */
  readonly models: readonly string[];
  readonly columns: readonly Column[];
  /** The group that `winRates` is about. */
  readonly ranking: MetricGroup;
  /** In the order of the models; against exactly these models, on the columns of one group alone. */
  readonly winRates: readonly WinRate[];
};

/**
 * Sets models side by side; each column ranks them by itself. The order is by the win rate in accuracy, or in the first
 * group there is: toxicity or bias never makes up for it, nor the other way round.
 */
export function leaderboardOf(scores: readonly ModelScore[]): Leaderboard {
  const models = [...new Set(scores.map(({ model }) => model))].sort();
  const columns = [...Map.groupBy(scores, keyOf)].map(([key, ofKey]) => columnOf(key, ofKey, models));
  const measured = new Set(columns.map(({ group }) => group));
  const ranking = GROUPS.find((group) => measured.has(group)) ?? "accuracy";
  const rates = winRatesOfGroup({ columns, models }, ranking);
  const order = models
    .map((model, at) => ({ model, at, rate: rates[at]?.rate ?? -1 }))
    .sort((a, b) => b.rate - a.rate || (a.model < b.model ? -1 : 1));
  return {
    models: order.map(({ model }) => model),
    columns: columns.map((column) => ({ ...column, cells: order.map(({ at }) => column.cells[at] ?? null) })),
    ranking,
    winRates: order.map(({ at }) => rates[at] ?? { rate: null, columns: 0 }),
  };
}

/** The win rate on the columns of one group alone, in the order of the models. */
export function winRatesOfGroup(
  { columns, models }: Pick<Leaderboard, "columns" | "models">,
  group: MetricGroup,
): WinRate[] {
  const rates = winRates(
    columns
      .filter((column) => column.group === group)
      .map((column) => ({ direction: column.direction, values: valuesOf(column) })),
  );
  return models.map((_, at) => rates[at] ?? { rate: null, columns: 0 });
}

const GROUPS = Object.keys(METRIC_GROUPS) as readonly MetricGroup[];

function keyOf({ task, metricKey, filter }: ModelScore): string {
  return JSON.stringify([task, metricKey, filter]);
}

function columnOf(key: string, scores: readonly ModelScore[], models: readonly string[]): Column {
  const [first] = scores;
  const metric = metricOf(first?.metricKey ?? "", first?.higherIsBetter ?? null);
  const direction = metric.direction === "target" ? null : metric.direction;
  const cells = models.map((model) => scores.find((score) => score.model === model) ?? null);
  return {
    ...{ key, task: first?.task ?? "", taskAlias: first?.taskAlias ?? "", metricKey: metric.key, title: metric.title },
    ...{ unit: metric.unit, filter: first?.filter ?? "none", direction },
    group: metricGroupOf(metric.key, first?.filter ?? "none"),
    cells: cells.map((cell) => cell && { ...cell, rank: direction && rankOf(cell, cells, direction) }),
  };
}

/**
 * Models whose intervals overlap are not told apart and share a rank, so that noise does not make a winner. A score
 * without an interval stands for itself.
 */
function rankOf(own: ModelScore, all: readonly (ModelScore | null)[], direction: "higher" | "lower"): number | null {
  if (own.value === null) return null;
  const { low, high } = boundsOf(own);
  const above = all.filter((other) => {
    if (!other || other === own || other.value === null) return false;
    const bounds = boundsOf(other);
    return direction === "higher" ? bounds.low > high : bounds.high < low;
  });
  return above.length + 1;
}

function boundsOf({ value, interval }: ModelScore): Interval {
  return interval ?? { low: value ?? Number.NaN, high: value ?? Number.NaN };
}

function valuesOf({ cells }: Pick<Column, "cells">): (number | null)[] {
  return cells.map((cell) => cell?.value ?? null);
}
