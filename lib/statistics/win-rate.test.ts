import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { winRates } from "#lib/statistics/win-rate.ts";

const rates = (...columns: Parameters<typeof winRates>[0]) => winRates(columns).map(({ rate }) => rate);
const value = fc.option(fc.integer({ min: 0, max: 5 }), { nil: null });

describe("the mean win rate", () => {
  it("is the share of other models that are worse", () => {
    expect(rates({ direction: "higher", values: [0.9, 0.5, 0.7] })).toEqual([1, 0, 0.5]);
    expect(rates({ direction: "lower", values: [0.9, 0.5, 0.7] })).toEqual([0, 1, 0.5]);
  });

  it("counts a tie as half a win", () => {
    expect(rates({ direction: "higher", values: [1, 1, 0] })).toEqual([0.75, 0.75, 0]);
    expect(rates({ direction: "lower", values: [2, 2, 2, 2] })).toEqual([0.5, 0.5, 0.5, 0.5]);
  });

  it("compares among the models that were measured", () => {
    const columns = [
      { direction: "higher", values: [0.9, null, 0.7, null] },
      { direction: "lower", values: [3, 2, 1, null] },
      { direction: "higher", values: [1, null, null, null] },
      { direction: null, values: [1, 2, 3, 4] },
    ] as const;
    expect(winRates(columns)).toEqual([
      { rate: 0.5, columns: 2 },
      { rate: 0.5, columns: 1 },
      { rate: 0.5, columns: 2 },
      { rate: null, columns: 0 },
    ]);
  });

  it("can be the median of the columns", () => {
    const columns = [
      { direction: "higher", values: [3, 2, 1] },
      { direction: "higher", values: [3, 1, 2] },
      { direction: "higher", values: [1, 3, 2] },
    ] as const;
    expect(winRates(columns, "median").map(({ rate }) => rate)).toEqual([1, 0.5, 0.5]);
    expect(winRates(columns.slice(1), "median").map(({ rate }) => rate)).toEqual([0.5, 0.5, 0.5]);
  });

  it("of nothing is nothing", () => {
    expect(winRates([])).toEqual([]);
  });

  it("averages to one half in a column, and turns round with its direction", () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 2, maxLength: 12 }), (values) => {
        const up = rates({ direction: "higher", values });
        const down = rates({ direction: "lower", values });
        const told = up.filter((rate) => rate !== null);
        if (told.length === 0) return;
        expect(told.reduce((sum, rate) => sum + rate, 0) / told.length).toBeCloseTo(0.5, 12);
        up.forEach((rate, model) => {
          if (rate !== null) expect(rate + (down[model] ?? Number.NaN)).toBeCloseTo(1, 12);
        });
      }),
    );
  });
});
