import { describe, expect, it } from "vitest";
import { cohenKappa, fleissKappa } from "#lib/statistics/agreement/kappa.ts";
import { krippendorffAlpha, type Level } from "#lib/statistics/agreement/krippendorff.ts";
import { weightedKappa } from "#lib/statistics/agreement/weighted-kappa.ts";

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

describe("Cohen's weighted kappa", () => {
  const counts = [
    [88, 10, 2],
    [14, 40, 6],
    [18, 10, 12],
  ];
  const places = pairsOf(counts).map(([one, other]): [number, number] => [Number(one), Number(other)]);

  it("is 0.348 for the diagnoses and weights of Cohen (1968), table 1", () => {
    const weights = [
      [0, 1, 3],
      [1, 0, 6],
      [3, 6, 0],
    ];
    const { value, interval } = weightedKappa(places, (one, other) => weights[one]?.[other] ?? 0);
    expect(value).toBeCloseTo(0.348, 3);
    expect(interval !== null && interval.low < value && value < interval.high).toBe(true);
  });

  it("is Cohen's kappa where all that is not the same is equally far apart", () => {
    const { value } = weightedKappa(places, (one, other) => Number(one !== other));
    expect(value).toBeCloseTo(cohenKappa(pairsOf(counts)).value, 12);
  });

  it("forgives a near miss, by squares more than by points", () => {
    const near: [number, number][] = [1, 2, 3, 4, 5, 1, 2, 3, 4, 5].map((mark, at) => [
      mark,
      Math.min(5, mark + (at % 2)),
    ]);
    const plain = cohenKappa(near.map(([one, other]) => [`${one}`, `${other}`])).value;
    const [linear, quadratic] = [weightedKappa(near, "linear").value, weightedKappa(near, "quadratic").value];
    expect(plain < linear && linear < quadratic && quadratic < 1).toBe(true);
  });

  it("is undefined where both always give the same mark", () => {
    expect(weightedKappa([[3, 3]])).toMatchObject({ value: Number.NaN, interval: null });
    expect(weightedKappa([])).toMatchObject({ n: 0, interval: null });
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

  it("is 0.430 for the psychiatric diagnoses of Fleiss (1971), table 1", () => {
    const table = [
      ..."00060 03003 01401 00006 03030 20400 00402 20310 20040 00006".split(" "),
      ..."10050 11040 03300 10050 02031 00501 30012 51000 02040 10203".split(" "),
      ..."00006 01050 02013 20040 10041 05010 40002 02040 10500 00006".split(" "),
    ].map((patient) => Array.from(patient, Number));
    const { value, n, interval } = fleissKappa(table);
    expect(n).toBe(30);
    expect(value).toBeCloseTo(0.43, 3);
    expect(interval !== null && interval.low < 0.43 && 0.43 < interval.high).toBe(true);
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
