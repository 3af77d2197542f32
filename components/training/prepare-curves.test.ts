import { describe, expect, it } from "vitest";
import { DEFAULT_SETTINGS, settingsOf, withSettings } from "#components/training/curve-settings.ts";
import { epochAt, prepareCurves } from "#components/training/prepare-curves.ts";
import type { CurvesResponse } from "#lib/training/schema.ts";

const START = 1_790_000_000_000;
const place = (step: number, value: number | null, spread = 0) => ({
  step,
  atMs: START + step * 360_000,
  value,
  min: value === null ? null : value - spread,
  max: value === null ? null : value + spread,
});
const data: CurvesResponse = {
  runs: [
    { number: 1, name: "first", status: "finished", startedAtMs: START, isStartKnown: true },
    { number: 2, name: "second", status: "finished", startedAtMs: START, isStartKnown: false },
  ],
  keys: ["loss", "epoch"],
  curves: [
    { run: 1, key: "loss", points: [place(0, 4), place(10, 2, 0.5), place(20, null), place(30, 1)] },
    { run: 1, key: "epoch", points: [place(10, 0.5), place(30, 1.5)] },
    { run: 2, key: "loss", points: [place(10, 3)] },
  ],
};
const loss = (change: Partial<typeof DEFAULT_SETTINGS>) =>
  prepareCurves(data, { ...DEFAULT_SETTINGS, ...change })[0]?.model.series ?? [];

describe("curves", () => {
  it("stand a chart a metric and a line a run, with gaps where there is no number", () => {
    const charts = prepareCurves(data, DEFAULT_SETTINGS);
    expect(charts.map(({ key }) => key)).toEqual(["loss", "epoch"]);
    expect(charts[0]?.model.series.map(({ label }) => label)).toEqual(["1 first", "2 second"]);
    expect(loss({})[0]?.points).toEqual([
      { x: 0, y: 4 },
      { x: 10, y: 2, low: 1.5, high: 2.5 },
      { x: 20, y: null },
      { x: 30, y: 1 },
    ]);
  });

  it("along the time leave out runs of which nobody knows when they began", () => {
    const series = loss({ axis: "time" });
    expect(series.map(({ key }) => key)).toEqual(["run-1"]);
    expect(series[0]?.points.map(({ x }) => x)).toEqual([0, 1, 2, 3]);
  });

  it("along the epochs stand where the steps between two epochs are", () => {
    expect(loss({ axis: "epoch" })[0]?.points.map(({ x }) => x)).toEqual([0, 0.5, 1, 1.5]);
    expect(epochAt([], 3)).toBeNull();
    expect(epochAt([place(10, 1), place(20, 2)], 25)).toBe(2.5);
  });

  it("on logarithmic axes leave out what has no place there", () => {
    expect(loss({ logX: true })[0]?.points[0]).toEqual({ x: 0, y: null });
    expect(loss({ logX: true, logY: true })[0]?.points[1]).toMatchObject({ x: 10, y: 2 });
  });

  it("keep the spread around what was smoothed, and the range that was asked for", () => {
    const [run] = loss({ smoothing: 50, from: 5, to: 30 });
    expect(run?.points.map(({ x }) => x)).toEqual([10, 20, 30]);
    expect(run?.points[0]?.low).toBe(1.5);
    expect(run?.points[0]?.y).toBeCloseTo(8 / 3);
  });
});

describe("their settings", () => {
  it("are in the address and come back from it", () => {
    const settings = { axis: "epoch", smoothing: 60, logX: true, logY: false, from: 0.5, to: null } as const;
    const search = withSettings(new URLSearchParams("runs=1,2"), settings);
    expect(search.get("runs")).toBe("1,2");
    expect(settingsOf(search)).toEqual(settings);
    expect(`${withSettings(search, DEFAULT_SETTINGS)}`).toBe("runs=1%2C2");
  });

  it("that make no sense are left at their defaults", () => {
    expect(settingsOf(new URLSearchParams("x=__proto__&smooth=1e9&from=abc"))).toEqual(DEFAULT_SETTINGS);
  });
});
