import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalQuantile, twoSidedZ } from "#lib/statistics/normal.ts";

const lowerHalf = fc.double({ min: 1e-6, max: 0.5, noNaN: true });

describe("the normal quantile", () => {
  it.each([
    [0.5, 0],
    [0.975, 1.959963984540054],
    [0.995, 2.5758293035489004],
    [0.25, -0.6744897501960817],
    [0.001, -3.090232306167813],
    [1e-20, -9.26234008979841],
  ])("of %f is the published %f", (probability, quantile) => {
    expect(normalQuantile(probability)).toBeCloseTo(quantile, 12);
  });

  it("is odd about one half, and grows", () => {
    fc.assert(
      fc.property(lowerHalf, lowerHalf, (a, b) => {
        expect(normalQuantile(1 - a)).toBeCloseTo(-normalQuantile(a), 8);
        if (a < b) expect(normalQuantile(a)).toBeLessThanOrEqual(normalQuantile(b));
      }),
    );
  });

  it.each([0, 1, -1, Number.NaN])("has no value at %f", (probability) => {
    expect(() => normalQuantile(probability)).toThrow(RangeError);
  });

  it("reaches 1.96 standard errors for 95 %", () => {
    expect(twoSidedZ(0.95)).toBeCloseTo(1.959963984540054, 12);
  });
});
