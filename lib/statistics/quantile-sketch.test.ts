import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  binOf,
  binValue,
  merge,
  quantileOf,
  RELATIVE_ACCURACY,
  SMALLEST_VALUE,
  sketch,
} from "#lib/statistics/quantile-sketch.ts";

const value = fc.double({ min: SMALLEST_VALUE, max: 1e12, noNaN: true });
const values = fc.array(value, { minLength: 1, maxLength: 300 });
const quantile = fc.double({ min: 0, max: 1, noNaN: true });
const rounding = 1e-9;

describe("a bin", () => {
  it("stands for each of its values within the accuracy", () => {
    fc.assert(
      fc.property(value, (x) => {
        expect(Math.abs(binValue(binOf(x)) - x) / x).toBeLessThanOrEqual(RELATIVE_ACCURACY + rounding);
      }),
    );
  });

  it("keeps the order of values", () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        expect(Math.sign(binOf(a) - binOf(b)) * Math.sign(a - b)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("fits 16 bits, from nothing to the largest double", () => {
    expect(binOf(0)).toBe(binOf(SMALLEST_VALUE));
    expect(binOf(0)).toBeGreaterThan(-32_768);
    expect(binOf(Number.MAX_VALUE)).toBeLessThan(32_768);
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])("is refused to %f", (x) => {
    expect(() => binOf(x)).toThrow(RangeError);
  });
});

describe("a quantile", () => {
  it("is within the accuracy of the exact one", () => {
    fc.assert(
      fc.property(values, quantile, (all, q) => {
        const exact = all.toSorted((a, b) => a - b)[Math.floor(q * (all.length - 1))] ?? Number.NaN;
        const read = quantileOf(sketch(all), q) ?? Number.NaN;
        expect(Math.abs(read - exact) / exact).toBeLessThanOrEqual(RELATIVE_ACCURACY + rounding);
      }),
    );
  });

  it("of nothing is null", () => {
    expect(quantileOf([], 0.5)).toBeNull();
    expect(quantileOf([[3, 0]], 0.5)).toBeNull();
  });

  it("does not depend on the order of the bins", () => {
    expect(
      quantileOf(
        [
          [9, 1],
          [1, 99],
        ],
        0.5,
      ),
    ).toBe(binValue(1));
  });
});

describe("merging", () => {
  it("gives the sketch of all values together", () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        expect(merge([sketch(a), sketch(b)])).toEqual(sketch([...a, ...b]));
      }),
    );
  });
});
