import { describe, expect, it } from "vitest";
import { cohenKappa, fleissKappa } from "#lib/statistics/agreement/kappa.ts";
import { krippendorffAlpha, type Level } from "#lib/statistics/agreement/krippendorff.ts";

/** As many pairs as a table of counts says, first rater by row. */
function pairsOf(table: readonly (readonly number[])[]): [string, string][] {
  return table.flatMap((row, one) =>
    row.flatMap((count, other) => Array.from({ length: count }, (): [string, string] => [`${one}`, `${other}`])),
  );
}

describe("Cohen's kappa", () => {
  it("is that of the diagnoses of Cohen, Psychol. Bull. 70 (1968), table 1", () => {
    const { value, n, interval } = cohenKappa(
      pairsOf([
        [88, 10, 2],
        [14, 40, 6],
        [18, 10, 12],
      ]),
    );
    expect(n).toBe(200);
    expect(value).toBeCloseTo(0.4915, 4);
    // Cohen's standard error: √(0.7 · 0.3 / 200) / 0.59 = 0.055.
    expect(interval?.low).toBeCloseTo(0.4915 - 1.96 * 0.055, 1);
    expect(interval?.high).toBeCloseTo(0.4915 + 1.96 * 0.055, 1);
  });

  it("is 1 for full agreement, without an interval, and undefined for a single category", () => {
    expect(
      cohenKappa(
        pairsOf([
          [5, 0],
          [0, 5],
        ]),
      ),
    ).toMatchObject({ value: 1, interval: null });
    expect(cohenKappa(pairsOf([[7]]))).toMatchObject({ value: Number.NaN, interval: null });
    expect(cohenKappa([])).toEqual({ value: Number.NaN, n: 0, interval: null });
  });
});

describe("Fleiss' kappa", () => {
  it("is 0.210 for the ten subjects and fourteen raters of Wikipedia's article on it", () => {
    const { value, interval } = fleissKappa([
      [0, 0, 0, 0, 14],
      [0, 2, 6, 4, 2],
      [0, 0, 3, 5, 6],
      [0, 3, 9, 2, 0],
      [2, 2, 8, 1, 1],
      [7, 7, 0, 0, 0],
      [3, 2, 6, 3, 0],
      [2, 5, 3, 2, 2],
      [6, 5, 2, 1, 0],
      [0, 2, 2, 3, 7],
    ]);
    expect(value).toBeCloseTo(0.20993, 5);
    expect(interval !== null && interval.low < value && value < interval.high).toBe(true);
  });

  it("wants the same number of raters for each item", () => {
    expect(() =>
      fleissKappa([
        [2, 1],
        [1, 1],
      ]),
    ).toThrow(RangeError);
    expect(() => fleissKappa([[1, 0]])).toThrow(RangeError);
  });
});

describe("Krippendorff's alpha", () => {
  // Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), the data of part C: four observers, twelve units.
  const observers = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
    [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
  ];
  const units = Array.from({ length: 12 }, (_, unit) => observers.map((said) => said[unit] ?? null));

  it.each<[Level, number]>([
    ["nominal", 0.743],
    ["ordinal", 0.815],
    ["interval", 0.849],
  ])("of the %s data of Krippendorff (2011) is %f", (level, alpha) => {
    const { value, n, interval } = krippendorffAlpha(units, level);
    expect(value).toBeCloseTo(alpha, 3);
    expect(n).toBe(11);
    expect(interval !== null && interval.low < value && value <= interval.high).toBe(true);
  });

  it("is that of two observers and ten units of part A, a nominal 0.095", () => {
    const first = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0];
    const second = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0];
    expect(
      krippendorffAlpha(
        first.map((value, unit) => [value, second[unit] ?? null]),
        "nominal",
      ).value,
    ).toBeCloseTo(0.095, 3);
  });

  it("is 1 for full agreement and undefined where nothing varies or nothing is paired", () => {
    expect(
      krippendorffAlpha(
        [
          [1, 1],
          [2, 2],
        ],
        "ordinal",
      ).value,
    ).toBe(1);
    expect(
      krippendorffAlpha(
        [
          [1, 1],
          [1, 1],
        ],
        "nominal",
      ).value,
    ).toBeNaN();
    expect(
      krippendorffAlpha(
        [
          [1, null],
          [null, 2],
        ],
        "nominal",
      ),
    ).toEqual({ value: Number.NaN, n: 0, interval: null });
  });
});
