import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { smooth } from "#components/charts/smooth.ts";

const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true });

describe("smoothing", () => {
  it("leaves a level where it is, from the first value on", () => {
    const smoothed = smooth([3, 3, 3, 3], 0.9);
    for (const value of smoothed) expect(value).toBeCloseTo(3, 12);
  });

  it("weighs the past", () => {
    // (0.5·0.5·0 + 0.5·1) / (0.5·0.5 + 0.5)
    expect(smooth([0, 1], 0.5)[1]).toBeCloseTo(2 / 3, 12);
    expect(smooth([0, 1], 0)).toEqual([0, 1]);
  });

  it("keeps a gap", () => {
    expect(smooth([1, null, 1], 0.6)).toEqual([1, null, 1]);
  });

  it("never leaves the range of its values", () => {
    fc.assert(
      fc.property(
        fc.array(finite, { minLength: 1 }),
        fc.double({ min: 0, max: 0.99, noNaN: true }),
        (values, weight) => {
          const slack = 1e-6 * Math.max(1, ...values.map(Math.abs));
          for (const value of smooth(values, weight)) {
            expect(value).toBeGreaterThanOrEqual(Math.min(...values) - slack);
            expect(value).toBeLessThanOrEqual(Math.max(...values) + slack);
          }
        },
      ),
    );
  });
});
