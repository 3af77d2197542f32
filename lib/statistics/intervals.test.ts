import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { itemsToSettle, itemsToSettleMean, normalInterval, standing, wilson } from "#lib/statistics/intervals.ts";

const outcome = fc
  .integer({ min: 1, max: 100_000 })
  .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
const share = fc.integer({ min: 0, max: 1000 }).map((thousandths) => thousandths / 1000);
const direction = fc.constantFrom("higher" as const, "lower" as const);

describe("the Wilson interval", () => {
  // Rows three to six: Newcombe, Statistics in Medicine 17 (1998), 857–872, table I, method 3.
  it.each([
    [95, 100, 0.8882, 0.9785],
    [950, 1000, 0.9347, 0.9619],
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("of %i of %i is %f to %f", (successes, n, low, high) => {
    const interval = wilson(successes, n);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it("holds the proportion and stays within 0 and 1", () => {
    fc.assert(
      fc.property(outcome, ([successes, n]) => {
        const { low, high } = wilson(successes, n);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(successes / n);
        expect(high).toBeGreaterThanOrEqual(successes / n);
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("narrows as items are added at the same score", () => {
    fc.assert(
      fc.property(outcome, fc.integer({ min: 2, max: 10 }), ([successes, n], times) => {
        const few = wilson(successes, n);
        const many = wilson(successes * times, n * times);
        expect(many.high - many.low).toBeLessThan(few.high - few.low);
      }),
    );
  });

  it("mirrors when successes and failures change places", () => {
    fc.assert(
      fc.property(outcome, ([successes, n]) => {
        const [one, other] = [wilson(successes, n), wilson(n - successes, n)];
        expect(one.low).toBeCloseTo(1 - other.high, 10);
        expect(one.high).toBeCloseTo(1 - other.low, 10);
      }),
    );
  });

  it("widens with confidence", () => {
    fc.assert(
      fc.property(outcome, ([successes, n]) => {
        const [narrow, wide] = [wilson(successes, n, 0.9), wilson(successes, n, 0.99)];
        expect(wide.low).toBeLessThanOrEqual(narrow.low);
        expect(wide.high).toBeGreaterThanOrEqual(narrow.high);
      }),
    );
  });

  it.each([
    [1, 0],
    [-1, 10],
    [11, 10],
    [Number.NaN, 10],
  ])("refuses %f of %f", (successes, n) => {
    expect(() => wilson(successes, n)).toThrow(RangeError);
  });
});

describe("the normal interval", () => {
  it("reaches 1.96 standard errors to each side", () => {
    const { low, high } = normalInterval(10, 2);
    expect([low, high]).toEqual([expect.closeTo(6.08007, 5), expect.closeTo(13.91993, 5)]);
  });
});

describe("standing", () => {
  it.each([
    [0.9, 1, "higher", "met"],
    [0.89, 1, "higher", "open"],
    [0.8, 0.9, "higher", "open"],
    [0.8, 0.89, "higher", "failed"],
    [0.8, 0.9, "lower", "met"],
    [0.8, 0.91, "lower", "open"],
    [0.9, 1, "lower", "open"],
    [0.91, 1, "lower", "failed"],
  ] as const)("of %f to %f against %s 0.9 is %s", (low, high, towards, expected) => {
    expect(standing({ low, high }, 0.9, towards)).toBe(expected);
  });
});

describe("items to settle", () => {
  it.each([
    [0.95, 100, 0.9, 39],
    [0.95, 1000, 0.9, 0],
    [0.8, 100, 0.9, 0],
    [0.9, 100, 0.9, null],
    [0.91, 0, 0.9, 3458],
    [1, 0, 0, 1],
  ])("at %f of %i against %f are %s", (proportion, n, target, items) => {
    expect(itemsToSettle(proportion, n, target, "higher")).toBe(items);
  });

  it("are just enough: with them the score is settled, with one fewer it is not", () => {
    fc.assert(
      fc.property(share, fc.integer({ min: 0, max: 5000 }), share, direction, (proportion, n, target, towards) => {
        const items = itemsToSettle(proportion, n, target, towards);
        expect(items === null).toBe(proportion === target);
        if (items === null) return;
        const at = (size: number) => standing(wilson(proportion * size, size), target, towards);
        if (n + items > 0) expect(at(n + items)).not.toBe("open");
        if (items > 0 && n + items > 1) expect(at(n + items - 1)).toBe("open");
      }),
    );
  });

  it("of a mean are just enough too", () => {
    fc.assert(
      fc.property(share, fc.integer({ min: 1, max: 5000 }), share, direction, (mean, n, target, towards) => {
        const items = itemsToSettleMean(mean, 0.05, n, target, towards);
        expect(items === null).toBe(mean === target);
        if (items === null) return;
        const at = (size: number) => standing(normalInterval(mean, 0.05 * Math.sqrt(n / size)), target, towards);
        expect(at(n + items)).not.toBe("open");
        if (items > 0) expect(at(n + items - 1)).toBe("open");
      }),
    );
  });
});
