import { describe, expect, test } from "vitest";
import { prepareMonitoring } from "#components/monitoring/prepare-monitoring.ts";
import type { Series, SeriesFigures } from "#lib/monitoring/schema.ts";

const NOTHING: SeriesFigures = {
  requests: null,
  errors: null,
  p50Ms: null,
  p95Ms: null,
  p99Ms: null,
  firstTokenMs: null,
  inputTokens: null,
  outputTokens: null,
  costUsd: null,
  unpriced: null,
};

const START = Date.parse("2026-11-23T12:00:00Z");

function seriesOf(requests: readonly (number | null)[]): Series {
  const figures = requests.map((count) => (count === null ? NOTHING : { ...NOTHING, requests: count, errors: 0 }));
  return {
    from: new Date(START).toISOString(),
    to: new Date(START + requests.length * 60_000).toISOString(),
    stepSeconds: 60,
    points: figures.map((one, index) => ({ ...one, at: new Date(START + index * 60_000).toISOString() })),
    totals: NOTHING,
  };
}

function chart(series: Series, key: string) {
  const found = prepareMonitoring(series).find((one) => one.key === key);
  if (!found) throw new Error(key);
  return found;
}

describe("prepareMonitoring", () => {
  test("breaks the line where nothing was received, and draws a measured 0", () => {
    const ys = chart(seriesOf([5, null, null, 7, 8]), "requests").model.series[0]?.points.map(({ y }) => y);
    expect(ys).toEqual([5, null, 7, 8]);
    expect(chart(seriesOf([5]), "errors").model.series[0]?.points.map(({ y }) => y)).toEqual([0]);
  });

  test("says over which time a sum is, and nothing of the kind for a quantile", () => {
    expect(chart(seriesOf([1]), "requests").note).toBe("per 1 min");
    expect(chart(seriesOf([1]), "latency").note).toBeUndefined();
  });

  test("shows the range that was asked for, and counts from zero", () => {
    const { model } = chart(seriesOf([null, 900, 950]), "requests");
    expect(model.x.domain).toEqual([START, START + 180_000]);
    expect(model.y.domain[0]).toBe(0);
  });

  test("is empty, chart by chart, where nothing was measured", () => {
    const charts = prepareMonitoring(seriesOf([3, 4]));
    expect(charts.filter(({ model }) => model.empty).map(({ key }) => key)).toEqual([
      "latency",
      "tokens",
      "first-token",
      "cost",
    ]);
  });
});
