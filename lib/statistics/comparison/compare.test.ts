import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Comparison, compareSystems, verdictOf } from "#lib/statistics/comparison/compare.ts";
import { mcnemar, pairedShareInterval } from "#lib/statistics/comparison/mcnemar.ts";
import { pairedBootstrap } from "#lib/statistics/comparison/paired-bootstrap.ts";
import { pairedMean } from "#lib/statistics/comparison/paired-mean.ts";
import { MEAN } from "#lib/statistics/mean-scorer.ts";
import { SCORERS } from "#lib/statistics/scorers.ts";

const counts = fc.tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 200 }));

describe("McNemar's test", () => {
  it.each([
    // The approval ratings of Agresti, Categorical Data Analysis (1990), p. 350: (|150 − 86| − 1)² / 236 = 16.82.
    [150, 86, 4.114562e-5],
    // Twice (1 + 14 + 91 + 364) / 2¹⁴.
    [11, 3, 0.05737305],
    [0, 5, 0.0625],
    [0, 0, 1],
    [7, 7, 1],
  ])("of %i wins and %i losses has p = %f", (wins, losses, p) => {
    expect(mcnemar(wins, losses) / p).toBeCloseTo(1, 6);
  });

  it("does not care which is which, and stays a chance", () => {
    fc.assert(
      fc.property(counts, ([wins, losses]) => {
        const p = mcnemar(wins, losses);
        expect(p).toBe(mcnemar(losses, wins));
        expect(p > 0 && p <= 1).toBe(true);
      }),
    );
  });

  it("comes with an interval that mirrors and stays a difference of shares", () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 1000 }), ([wins, losses], ties) => {
        const n = wins + losses + ties;
        const [one, other] = [pairedShareInterval(wins, losses, n), pairedShareInterval(losses, wins, n)];
        expect(one.low).toBeCloseTo(-other.high, 12);
        expect(one.low >= -1 && one.high <= 1 && one.low < one.high).toBe(true);
      }),
    );
  });
});

describe("the paired test of a mean", () => {
  it("gives Student's own result on the sleep of ten patients", () => {
    // Student (1908), additional hours of sleep under two drugs; R's t.test(…, paired = TRUE).
    const differences = [1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4];
    const { delta, interval, p } = pairedMean(differences);
    expect(delta).toBeCloseTo(1.58, 12);
    expect(p).toBeCloseTo(0.00283289, 8);
    expect(interval?.low).toBeCloseTo(0.7001142, 6);
    expect(interval?.high).toBeCloseTo(2.4598858, 6);
  });

  it.each([[[0.3]], [[0.1, 0.1, 0.1]], [[0, 0]]])("judges nothing by %j", (differences) => {
    expect(pairedMean(differences)).toMatchObject({ interval: null, p: Number.NaN });
  });
});

describe("the paired bootstrap", () => {
  it("finds no difference between a system and itself", () => {
    const rows = Float64Array.from({ length: 50 }, (_, at) => Math.sin(at));
    expect(pairedBootstrap(MEAN, rows, rows, 50, 1)).toEqual({ delta: 0, interval: null, p: Number.NaN });
  });

  it("agrees with Student's test on a mean", () => {
    const one = Float64Array.from({ length: 300 }, (_, at) => Math.sin(at * 1.7));
    const other = Float64Array.from({ length: 300 }, (_, at) => Math.sin(at * 1.7) + 0.4 * Math.cos(at * 2.3) - 0.04);
    const drawn = pairedBootstrap(MEAN, one, other, 300, 1, { replicates: 5000 });
    const exact = pairedMean(one.map((score, at) => score - (other[at] ?? 0)));
    expect(drawn.delta).toBeCloseTo(exact.delta, 12);
    expect(Math.abs(drawn.p - exact.p)).toBeLessThan(0.02);
    expect(drawn.interval?.low).toBeCloseTo(exact.interval?.low ?? 0, 2);
    expect(drawn.interval?.high).toBeCloseTo(exact.interval?.high ?? 0, 2);
  });
});

describe("a comparison", () => {
  const accuracy = SCORERS.accuracy.create({ caseSensitive: true });

  it("asks McNemar about items that are right or wrong", () => {
    const baseline = Float64Array.from({ length: 200 }, (_, at) => Number(at % 2 === 0));
    const candidate = Float64Array.from({ length: 200 }, (_, at) => Number(at % 2 === 0 || at < 60));
    const comparison = compareSystems(accuracy, baseline, candidate, "higher");
    expect(comparison).toMatchObject({
      method: "mcnemar",
      n: 200,
      baseline: 0.5,
      candidate: 0.65,
      items: { wins: 30, losses: 0, ties: 170 },
    });
    expect(comparison.delta).toBeCloseTo(0.15, 12);
    expect(verdictOf(comparison, "higher")).toBe("better");
    expect(verdictOf(comparison, "lower")).toBe("worse");
    expect(verdictOf(comparison, "higher", 0.2)).toBe("no-difference-shown");
  });

  it("takes a lower error as a win", () => {
    const error = SCORERS.mae.create();
    const baseline = Float64Array.from({ length: 40 }, (_, at) => 1 + (at % 5));
    const candidate = baseline.map((value, at) => value - 0.2 - (at % 3) * 0.1);
    const comparison = compareSystems(error, baseline, candidate, "lower");
    expect(comparison).toMatchObject({ method: "paired-t", items: { wins: 40, losses: 0, ties: 0 } });
    expect(verdictOf(comparison, "lower")).toBe("better");
  });

  it("resamples what is computed over all items", () => {
    const matthews = SCORERS.mcc.create({ caseSensitive: true });
    const rows = (isRight: (at: number) => boolean) =>
      Float64Array.from({ length: 400 }, (_, at) => {
        const actual = Math.floor(at / 2) % 2;
        return at % 2 === 1 || isRight(Math.floor(at / 2)) ? actual : 1 - actual;
      });
    const comparison = compareSystems(
      matthews,
      rows((at) => at % 3 === 0),
      rows((at) => at % 3 !== 0),
      "higher",
    );
    expect(comparison).toMatchObject({ method: "paired-bootstrap", n: 200 });
    expect(verdictOf(comparison, "higher")).toBe("better");
  });

  it.each<Comparison["interval"]>([null, { low: -0.001, high: 0.2 }])(
    "claims nothing from the interval %j",
    (interval) => {
      const comparison: Comparison = {
        method: "paired-t",
        n: 10,
        baseline: 0,
        candidate: 0.1,
        delta: 0.1,
        interval,
        p: 0.01,
        items: null,
      };
      expect(verdictOf(comparison, "higher")).toBe("no-difference-shown");
    },
  );
});
