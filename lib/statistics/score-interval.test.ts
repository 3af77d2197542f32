import { describe, expect, it } from "vitest";
import { wilson } from "#lib/statistics/intervals.ts";
import { estimateScore } from "#lib/statistics/score-interval.ts";
import { SCORERS } from "#lib/statistics/scorers.ts";

const accuracy = SCORERS.accuracy.create({ caseSensitive: true });
const passAt10 = SCORERS.pass_at_10.create();

describe("a score with its interval", () => {
  it("is Wilson's for right and wrong", () => {
    const rows = Float64Array.from({ length: 100 }, (_, at) => Number(at < 95));
    const estimate = estimateScore(accuracy, rows);
    expect(estimate).toMatchObject({ score: 0.95, n: 100, method: "wilson", interval: wilson(95, 100) });
    expect(estimate.standardError).toBeCloseTo(Math.sqrt((0.95 * 0.05) / 100), 12);
  });

  it("is resampled for a mean of other numbers, as wide as its standard error says", () => {
    const rows = Float64Array.from({ length: 400 }, (_, at) => (at % 5) / 4);
    const { interval, standardError, method } = estimateScore(passAt10, rows);
    expect(method).toBe("bootstrap");
    expect(standardError).toBeCloseTo(Math.sqrt(0.125 / 400), 2);
    expect((interval?.high ?? 0) - (interval?.low ?? 0)).toBeCloseTo(2 * 1.96 * Math.sqrt(0.125 / 400), 2);
  });

  it("of graded shares that are all the same is Wilson's, which claims no certainty", () => {
    expect(estimateScore(passAt10, new Float64Array(20).fill(0.5))).toMatchObject({
      method: "wilson",
      interval: wilson(10, 20),
    });
  });

  it("is none for other numbers that are all the same", () => {
    const error = SCORERS.mae.create();
    expect(estimateScore(error, new Float64Array(20).fill(3))).toMatchObject({ score: 3, interval: null });
  });

  it("stays within the range of the metric", () => {
    const matthews = SCORERS.mcc.create({ caseSensitive: true });
    // Forty items of two classes, one of them taken for the other class.
    const rows = Float64Array.from({ length: 80 }, (_, at) => (at === 0 ? 1 : Math.floor(at / 2) % 2));
    const { score, interval } = estimateScore(matthews, rows);
    expect(score).toBeCloseTo(0.951, 3);
    expect(interval?.low).toBeLessThan(0.93);
    expect(interval?.high).toBe(1);
  });
});
