import { describe, expect, it } from "vitest";
import { plattScaling, scaled } from "#lib/statistics/calibration/platt.ts";
import { seededRandom } from "#lib/statistics/random.ts";

function drawn(n: number, chanceOf: (confidence: number) => number): number[] {
  const random = seededRandom(11);
  return Array.from({ length: n }, () => {
    const confidence = 0.02 + 0.96 * random();
    return [confidence, Number(random() < chanceOf(confidence))];
  }).flat();
}

describe("Platt scaling", () => {
  it("leaves confidences that hold as they are", () => {
    const scaling = plattScaling(
      drawn(20_000, (confidence) => confidence),
      20_000,
    );
    expect(scaling?.slope).toBeCloseTo(1, 1);
    expect(scaling?.intercept).toBeCloseTo(0, 1);
  });

  it("finds how confidences were bent", () => {
    const bent = { slope: 0.5, intercept: -0.7 };
    const scaling = plattScaling(
      drawn(40_000, (confidence) => scaled(bent, confidence)),
      40_000,
    );
    expect(scaling?.slope).toBeCloseTo(0.5, 1);
    expect(scaling?.intercept).toBeCloseTo(-0.7, 1);
  });

  it.each([
    ["all are right", [0.2, 1, 0.9, 1]],
    ["none is right", [0.2, 0, 0.9, 0]],
    ["all are as sure", [0.7, 1, 0.7, 0]],
    ["confidence tells right from wrong without error", [0.2, 0, 0.4, 0, 0.6, 1, 1, 1]],
    ["it tells them the wrong way round", [0.2, 1, 0.4, 1, 0.6, 0]],
  ])("does not exist where %s", (_, rows) => {
    expect(plattScaling(rows, rows.length / 2)).toBeNull();
  });

  it("stands confidences of 0 and 1", () => {
    const scaling = plattScaling([0, 0, 1, 1, 0, 1, 1, 0, 0.5, 1, 0.4, 0], 6);
    expect(Number.isFinite(scaling?.slope) && Number.isFinite(scaling?.intercept)).toBe(true);
  });
});
