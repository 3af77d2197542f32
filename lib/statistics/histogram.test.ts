import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { histogram } from "#lib/statistics/histogram.ts";

const counts = (values: readonly number[], range?: Parameters<typeof histogram>[1]) =>
  histogram(values, range).map(({ n }) => n);

describe("a histogram", () => {
  it("has the same twenty bins for every set of scores within a known range", () => {
    const bins = histogram([0, 0.05, 0.049, 0.95, 1, 1], [0, 1]);
    expect(bins).toHaveLength(20);
    expect(bins[0]).toEqual({ from: 0, to: 0.05, n: 2 });
    expect(bins[1]).toMatchObject({ from: 0.05, n: 1 });
    expect(bins[19]).toMatchObject({ to: 1, n: 3 });
  });

  it("follows the values where the range has no end, or does not hold them", () => {
    const values = Array.from({ length: 1000 }, (_, at) => at / 10);
    // Freedman and Diaconis: a bin of 2 · 50 / 10 for half of the values over 50.
    expect(histogram(values, [0, null])).toHaveLength(10);
    expect(histogram([-1, 2], [0, 1])[0]?.from).toBe(-1);
  });

  it("takes Sturges' bins where most values are one, and one bin for a single value", () => {
    expect(counts([...new Array<number>(100).fill(1), 0, 3])).toHaveLength(8);
    expect(counts([2, 2, 2])).toEqual([3]);
    expect(counts([])).toEqual([]);
  });

  it("counts each value once, in the bin that holds it", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { maxLength: 100 }), (values) => {
        const bins = histogram(values);
        expect(bins.reduce((sum, { n }) => sum + n, 0)).toBe(values.length);
        bins.forEach(({ from, to, n }, at) => {
          const isLast = at === bins.length - 1;
          expect(values.filter((value) => value >= from && (isLast ? value <= to : value < to))).toHaveLength(n);
        });
      }),
    );
  });
});
