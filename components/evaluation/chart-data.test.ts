import { describe, expect, it } from "vitest";
import {
  barsOfEvaluations,
  barsOfModels,
  barsOfTasks,
  comparisonData,
} from "#components/evaluation/comparison-data.ts";
import { trendData } from "#components/evaluation/trend-data.ts";
import type { MeasuredPoint } from "#lib/evaluation/views.ts";
import { metricOf } from "#lib/statistics/metrics.ts";

const DAY_MS = 86_400_000;
const ACCURACY = metricOf("accuracy");

function point(number: number, changes: Partial<MeasuredPoint> = {}): MeasuredPoint {
  return {
    ...{
      evaluationNumber: number,
      evaluationName: `e${number}`,
      modelName: "a",
      evaluatedAt: new Date(number * DAY_MS),
    },
    ...{ round: 1, taskAlias: "t", filter: "none", value: 0.5, nonFinite: null, interval: null, stderr: null },
    ...{ n: null, nOriginal: null, ...changes },
  };
}

describe("the trend", () => {
  it("has a line for each filter, its interval where there is one, and a gap where there is no number", () => {
    const interval = { low: 0.4, high: 0.6, method: "wilson" } as const;
    const points = [
      point(1, { interval }),
      point(2, { value: null, nonFinite: "NaN" }),
      point(2, { filter: "strict" }),
    ];
    const { series } = trendData({ metric: ACCURACY, points, objective: null, milestones: [], rollouts: [] });
    expect(series).toEqual([
      {
        ...{ key: "none", slot: 0, label: "Accuracy" },
        points: [
          { x: DAY_MS, y: 0.5, low: 0.4, high: 0.6 },
          { x: 2 * DAY_MS, y: null },
        ],
      },
      { key: "strict", slot: 1, label: "strict", points: [{ x: 2 * DAY_MS, y: 0.5 }] },
    ]);
  });

  it("shows what happened meanwhile, and not what came before or after", () => {
    const milestones = [0, 2, 9].map((day) => ({ at: new Date(day * DAY_MS), label: `day ${day}` }));
    const data = trendData({
      metric: ACCURACY,
      points: [point(1), point(3)],
      objective: null,
      milestones,
      rollouts: [],
    });
    expect(data.annotations).toEqual([{ x: 2 * DAY_MS, label: "day 2" }]);
    expect(data.range).toBeUndefined();
  });

  it("shows what went out since the first score, after the newest one too", () => {
    const rollouts = [0.5, 2, 9].map((day) => ({ x: day * DAY_MS, label: `1.${day} to production` }));
    const data = trendData({
      metric: ACCURACY,
      points: [point(1), point(3)],
      objective: null,
      milestones: [],
      rollouts,
    });
    expect(data.annotations?.map(({ x }) => x)).toEqual([2 * DAY_MS, 9 * DAY_MS]);
    expect(data.range).toEqual([DAY_MS, 9 * DAY_MS]);
    expect(trendData({ metric: ACCURACY, points: [], objective: null, milestones: [], rollouts }).annotations).toEqual(
      [],
    );
  });
});

describe("the comparison", () => {
  it("takes the latest evaluations, the newest of each model, or the tasks of one", () => {
    const points = [point(1, { modelName: "b" }), point(2, { value: 0.1 }), point(3, { modelName: null }), point(4)];
    expect(barsOfEvaluations(points).map(({ label }) => label)).toEqual(["#1", "#2", "#3", "#4"]);
    expect(barsOfModels(points).map(({ label, scores }) => [label, scores.length])).toEqual([
      ["b", 1],
      ["no name", 1],
      ["a", 1],
    ]);
    expect(barsOfTasks([{ ...point(1), task: "x" }]).map(({ label }) => label)).toEqual(["t"]);
  });

  it("leaves a place empty where a filter was not measured", () => {
    const bars = barsOfEvaluations([point(1), point(2, { filter: "strict" })]);
    expect(comparisonData(bars, ACCURACY, null).series.map(({ points }) => points.map(({ y }) => y))).toEqual([
      [0.5, null],
      [null, 0.5],
    ]);
  });
});
