import { describe, expect, it } from "vitest";
import { MEAN } from "#lib/statistics/mean-scorer.ts";
import { randomInteger, seededRandom } from "#lib/statistics/random.ts";
import { SCORERS } from "#lib/statistics/scorers.ts";
import { FOUR_FIFTHS, fairness, outcomesOf } from "#lib/statistics/slices/fairness.ts";
import { sliceScores } from "#lib/statistics/slices/slice-scores.ts";

const accuracy = SCORERS.accuracy.create({ caseSensitive: true });

/** So many items of a slice, of which so many are right. */
function group(value: string | null, n: number, right: number) {
  return Array.from({ length: n }, (_, at) => ({ value, right: Number(at < right) }));
}

function reportOf(groups: readonly { value: string | null; right: number }[]) {
  const rows = Float64Array.from(groups, ({ right }) => right);
  return sliceScores(
    accuracy,
    rows,
    groups.map(({ value }) => value),
    "higher",
  );
}

describe("the scores of slices", () => {
  const groups = [
    ...group("one", 200, 180),
    ...group("two", 200, 120),
    ...group("three", 10, 9),
    ...group(null, 40, 20),
  ];
  const { overall, slices, worst, spread, unsliced } = reportOf(groups);

  it("are each that of its items, with their interval", () => {
    expect(overall).toMatchObject({ n: 450, method: "wilson" });
    expect(slices.map(({ value, score, n }) => [value, score, n])).toEqual([
      ["two", 0.6, 200],
      ["one", 0.9, 200],
      ["three", 0.9, 10],
    ]);
    expect(slices[0]?.interval?.low).toBeCloseTo(0.5309, 3);
    expect(slices[0]?.gap).toBeCloseTo(0.6 - 329 / 450, 12);
    expect(unsliced).toBe(40);
  });

  it("tell the worst, how far apart they are, and which are too small", () => {
    expect(worst?.value).toBe("two");
    expect(spread).toBeCloseTo(0.3, 12);
    expect(slices.map(({ isSmall }) => isSmall)).toEqual([false, false, true]);
  });

  it("say of which the difference is more than chance", () => {
    const p = Object.fromEntries(slices.map(({ value, p }) => [value, p]));
    expect(p.two).toBeLessThan(0.001);
    expect(p.one).toBeLessThan(0.001);
    expect(p.three).toBeGreaterThan(0.1);
  });

  it("turn round where lower is better", () => {
    const error = { ...accuracy, metric: "error_rate" as const };
    const rows = Float64Array.from(groups, ({ right }) => right);
    const names = groups.map(({ value }) => value);
    expect(sliceScores(error, rows, names, "lower").worst?.score).toBe(0.9);
  });

  it("of one slice alone differ from nothing", () => {
    const alone = reportOf(group("all", 100, 70));
    expect(alone).toMatchObject({ spread: null, unsliced: 0 });
    expect(alone.slices[0]?.p).toBe(1);
  });

  it("are resampled where the score is computed over all items at once", () => {
    const matthews = SCORERS.mcc.create({ caseSensitive: true });
    const random = seededRandom(4);
    const names = Array.from({ length: 300 }, (_, at) => (at % 3 === 0 ? "hard" : "easy"));
    const rows = Float64Array.from(
      names.flatMap((name) => {
        const actual = randomInteger(random, 0, 1);
        return [random() < (name === "hard" ? 0.55 : 0.95) ? actual : 1 - actual, actual];
      }),
    );
    const report = sliceScores(matthews, rows, names, "higher", { replicates: 300 });
    expect(report.worst).toMatchObject({ value: "hard", method: "bootstrap", n: 100 });
    expect(report.worst?.p).toBeLessThan(0.001);
  });

  it("raise few false alarms, however many slices there are", () => {
    let alarms = 0;
    const repetitions = 200;
    for (let repetition = 0; repetition < repetitions; repetition += 1) {
      const random = seededRandom(900 + repetition);
      const names = Array.from({ length: 240 }, () => `${randomInteger(random, 1, 6)}`);
      const rows = Float64Array.from(names, () => Number(random() < 0.8));
      const { slices } = sliceScores({ ...accuracy, aggregate: MEAN }, rows, names, "higher", {
        replicates: 200,
        seed: repetition,
      });
      if (slices.some(({ p }) => p <= 0.05)) alarms += 1;
    }
    expect(alarms / repetitions).toBeLessThanOrEqual(0.05 + 3 * Math.sqrt((0.05 * 0.95) / repetitions));
  });
});

describe("fairness", () => {
  const f1 = SCORERS.f1.create({ positiveLabel: "hire", caseSensitive: true });
  const people = (value: string, hit: number, falseAlarm: number, miss: number, rest: number) =>
    (
      [
        ["hire", "hire", hit],
        ["hire", "not", falseAlarm],
        ["not", "hire", miss],
        ["not", "not", rest],
      ] as const
    ).flatMap(([prediction, reference, n]) =>
      Array.from({ length: n }, () => ({ value, row: f1.measure({ prediction, references: [reference] }) })),
    );
  const items = [...people("a", 40, 8, 10, 42), ...people("b", 15, 9, 15, 61), ...people("c", 1, 0, 0, 3)];
  const rows = items.flatMap(({ row }) => Array.from(row));
  const names = items.map(({ value }) => value);
  const report = fairness(outcomesOf(rows, items.length), names);

  it("compares how often the favourable outcome is given", () => {
    expect(report.slices.map(({ selection }) => selection?.rate)).toEqual([0.48, 0.24, 0.25]);
    expect(report.slices.map(({ ratioToHighest }) => ratioToHighest)).toEqual([1, 0.5, 0.25 / 0.48]);
    expect(report.slices.map(({ isSmall }) => isSmall)).toEqual([false, false, true]);
    expect(report.selectionRatio).toBe(0.5);
    expect(report.selectionRatio).toBeLessThan(FOUR_FIFTHS);
    expect(report.demographicParityDifference).toBeCloseTo(0.24, 12);
  });

  it("compares the errors on either side", () => {
    // True positives 0.8, 0.5 and 1; false positives 8/50, 9/70 and 0.
    expect(report.equalisedOddsDifference).toBeCloseTo(0.5, 12);
    const two = fairness(
      outcomesOf(rows, items.length),
      names.map((name) => (name === "c" ? null : name)),
    );
    expect(two.equalisedOddsDifference).toBeCloseTo(0.3, 12);
    expect(two.slices[1]?.falsePositive).toMatchObject({ n: 70 });
  });

  it("judges nothing by one slice, without right outcomes or where nobody is selected", () => {
    const unknown = ["a", "b"].map(() => ({ selected: false, deserved: null }));
    expect(fairness(unknown, ["a", "a"])).toMatchObject({ selectionRatio: null, demographicParityDifference: null });
    expect(fairness(unknown, ["a", "b"])).toMatchObject({
      selectionRatio: null,
      demographicParityDifference: 0,
      equalisedOddsDifference: null,
    });
  });
});
