import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalCdf, normalQuantile, normalUpperTail, twoSidedZ } from "#lib/statistics/normal.ts";

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

describe("the normal distribution", () => {
  it.each([
    [0, 0.5],
    [1, 0.15865525393145707],
    [1.959963984540054, 0.025],
    [2.9999, 0.001350341275],
    [3.0001, 0.001349454931],
    [6, 9.865876450376946e-10],
    [10, 7.619853024160489e-24],
    [-1, 0.8413447460685429],
    [-6, 0.9999999990134123],
  ])("above %f lies %f", (z, tail) => {
    expect(normalUpperTail(z) / tail).toBeCloseTo(1, 7);
  });

  it("is undone by the quantile", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1 - 1e-6, noNaN: true }), (probability) => {
        expect(normalCdf(normalQuantile(probability)) / probability).toBeCloseTo(1, 11);
      }),
    );
  });

  it("ends at nothing and at everything", () => {
    expect(normalUpperTail(Number.POSITIVE_INFINITY)).toBe(0);
    expect(normalUpperTail(Number.NEGATIVE_INFINITY)).toBe(1);
  });
});
