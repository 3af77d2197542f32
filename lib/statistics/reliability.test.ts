import { describe, expect, it } from "vitest";
import { wilson } from "#lib/statistics/intervals.ts";
import { reliability } from "#lib/statistics/reliability.ts";

describe("a reliability diagram", () => {
  const rows = [
    [0.1, 0],
    [0.05, 1],
    [0.2, 0],
    [0.95, 1],
    [1, 1],
    [0, 0],
  ].flat();

  it("sets confidence beside accuracy, a value at an edge in the bin that ends there", () => {
    const bins = reliability(rows, 6);
    expect(bins.map(({ n }) => n)).toEqual([3, 1, 0, 0, 0, 0, 0, 0, 0, 2]);
    expect(bins[0]?.means?.confidence).toBeCloseTo(0.05, 12);
    expect(bins[0]?.means?.accuracy).toBeCloseTo(1 / 3, 12);
    expect(bins[9]?.means?.interval).toEqual(wilson(2, 2));
  });

  it("leaves a gap where no answer is as sure", () => {
    expect(reliability(rows, 6)[5]).toEqual({ from: 0.5, to: 0.6, n: 0, means: null });
  });

  it("has fewer bins of equal mass where confidences repeat", () => {
    const same = Array.from({ length: 40 }, (_, at) => [at < 30 ? 0.7 : 0.9, 1]).flat();
    const bins = reliability(same, 40, "mass", 4);
    expect(bins.map(({ to, n }) => [to, n])).toEqual([
      [0.7, 30],
      [0.8, 0],
      [1, 10],
    ]);
  });
});
