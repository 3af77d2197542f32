import { describe, expect, it } from "vitest";
import { type ParetoInput, paretoCsv, prepareParetoChart } from "#components/deployment/prepare-pareto.ts";

const AXES = { x: { title: "Size", unit: "B", better: "lower" }, y: "Mean recovery", target: 0.95 } as const;

function input(
  label: string,
  recovery: number | null,
  cost: number | null,
  given: Partial<ParetoInput> = {},
): ParetoInput {
  const interval = recovery === null ? null : { low: recovery - 0.01, high: recovery + 0.01 };
  return { key: label, label, kind: "candidate", recovery, interval, cost, missesFloor: false, state: "met", ...given };
}

const INPUTS = [
  input("base", 1, 48e9, { kind: "base", interval: null }),
  input("int8", 0.99, 24e9),
  input("int4", 0.97, 14e9),
  input("pruned", 0.95, 30e9),
  input("distilled", 0.98, 8e9, { missesFloor: true }),
  input("without a size", 0.98, null),
];

describe("the chart of quality against cost", () => {
  const model = prepareParetoChart(INPUTS, AXES);

  it("marks what is beaten, and keeps off the frontier what misses a safety floor, however cheap", () => {
    expect(model.points.map(({ label, mark }) => [label, mark])).toEqual([
      ["distilled", "unsafe"],
      ["int4", "frontier"],
      ["int8", "frontier"],
      ["pruned", "beaten"],
      ["base", "base"],
    ]);
    expect(model.steps).toEqual([
      { x: 14, y: 97 },
      { x: 24, y: 97 },
      { x: 24, y: 99 },
      { x: 48, y: 99 },
      { x: 48, y: 100 },
    ]);
  });

  it("scales bytes to gigabytes, and encloses every interval and the target", () => {
    expect(model.x).toMatchObject({ unit: "GB", domain: [0, 50] });
    expect(model.y.domain[0]).toBeLessThanOrEqual(94);
    expect(model.y.domain[1]).toBeGreaterThanOrEqual(100);
  });

  it("says all of it in words and as a table for spreadsheets", () => {
    expect(model.summary).toContain("int4: mean recovery 97.0 % (96.0 to 98.0) at size 14.0 GB");
    expect(model.summary).toContain(
      "distilled: mean recovery 98.0 % (97.0 to 99.0) at size 8.0 GB (misses a safety floor)",
    );
    expect(model.summary).toContain("1 not drawn");
    expect(paretoCsv(model).split("\r\n")[1]).toBe("distilled,98,97,99,8,Misses a safety floor");
    expect(paretoCsv(prepareParetoChart([input("=1+1", 0.9, 1e9)], AXES))).toContain("'=1+1");
  });

  it("turns the frontier where more is better", () => {
    const x = { title: "Throughput", unit: "tokens/s", better: "higher" } as const;
    const faster = prepareParetoChart([input("slow", 0.99, 40), input("fast", 0.97, 90), input("worst", 0.96, 30)], {
      ...AXES,
      x,
    });
    expect(faster.points.find(({ label }) => label === "worst")?.mark).toBe("beaten");
    expect(faster.points.filter(({ mark }) => mark === "frontier").map(({ label }) => label)).toEqual(["slow", "fast"]);
  });

  it("is empty when nothing has both", () => {
    expect(prepareParetoChart([input("one", null, 3)], AXES)).toMatchObject({ empty: true, points: [] });
  });
});
