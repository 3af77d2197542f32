import { describe, expect, it } from "vitest";
import { bootstrapInterval, quantile } from "#lib/statistics/bootstrap.ts";
import { calibrationBins, calibrationError } from "#lib/statistics/calibration/bins.ts";
import { type Random, randomNormal, seededRandom } from "#lib/statistics/random.ts";
import { MOST_ROWS_DRAWN, replicateScores } from "#lib/statistics/resampling.ts";
import type { Aggregate } from "#lib/statistics/scorer.ts";

const mean: Aggregate = { kind: "sums", score: (sums, n) => (sums[0] ?? 0) / n };
const ratio: Aggregate = { kind: "sums", score: (sums) => (sums[0] ?? 0) / (sums[1] ?? 0) };
const median: Aggregate = { kind: "rows", score: (rows) => quantile(rows.toSorted(), 0.5) };

function drawRows(n: number, width: number, seed: number): Float64Array {
  const random = seededRandom(seed);
  return Float64Array.from({ length: n * width }, () => 1 + random());
}

/** In how many of the repetitions the interval of freshly drawn items, of two numbers each, holds the true value. */
function shareHeld(
  aggregate: Aggregate,
  truth: number,
  { n, repetitions, replicates }: { n: number; repetitions: number; replicates: number },
  drawItem: (random: Random) => readonly [number, number],
): number {
  let held = 0;
  for (let repetition = 0; repetition < repetitions; repetition += 1) {
    const random = seededRandom(1000 + repetition);
    const rows = Float64Array.from(Array.from({ length: n }, () => drawItem(random)).flat());
    const interval = bootstrapInterval(aggregate, rows, n, 2, { seed: repetition, replicates });
    if (interval && interval.low <= truth && interval.high >= truth) held += 1;
  }
  return held / repetitions;
}

describe("the bootstrap interval", () => {
  it("is the same for the same seed and another for another", () => {
    const rows = drawRows(200, 2, 1);
    const once = bootstrapInterval(ratio, rows, 200, 2, { seed: 7 });
    expect(bootstrapInterval(ratio, rows, 200, 2, { seed: 7 })).toEqual(once);
    expect(bootstrapInterval(ratio, rows, 200, 2, { seed: 8 })).not.toEqual(once);
  });

  it("is the same whether a score is computed from sums or from rows", () => {
    const rows = drawRows(150, 2, 2);
    const fromRows: Aggregate = {
      kind: "rows",
      score: (all) => {
        const column = (at: number) => all.filter((_, index) => index % 2 === at).reduce((sum, x) => sum + x, 0);
        return column(0) / column(1);
      },
    };
    const one = bootstrapInterval(ratio, rows, 150, 2);
    const other = bootstrapInterval(fromRows, rows, 150, 2);
    expect(one?.low).toBeCloseTo(other?.low ?? Number.NaN, 10);
    expect(one?.high).toBeCloseTo(other?.high ?? Number.NaN, 10);
  });

  it("of a mean is close to the normal interval", () => {
    const random = seededRandom(3);
    const n = 4000;
    const rows = Float64Array.from({ length: n }, () => randomNormal(random));
    const centre = rows.reduce((sum, x) => sum + x, 0) / n;
    const interval = bootstrapInterval(mean, rows, n, 1, { replicates: 4000 });
    expect(interval?.low).toBeCloseTo(centre - 1.96 / Math.sqrt(n), 2);
    expect(interval?.high).toBeCloseTo(centre + 1.96 / Math.sqrt(n), 2);
  });

  it("widens with confidence and narrows with n", () => {
    const width = (n: number, confidence: number) => {
      const interval = bootstrapInterval(ratio, drawRows(n, 2, 4), n, 2, { confidence });
      return interval ? interval.high - interval.low : Number.NaN;
    };
    expect(width(100, 0.99)).toBeGreaterThan(width(100, 0.9));
    expect(width(1600, 0.95)).toBeLessThan(width(100, 0.95) / 3);
  });

  it("keeps the spread of a score that is resampled from fewer rows than there are", () => {
    const n = 4 * MOST_ROWS_DRAWN;
    const random = seededRandom(5);
    const rows = Float64Array.from({ length: n }, random);
    const interval = bootstrapInterval(median, rows, n, 1, { replicates: 200 });
    // The median of n uniform numbers has the standard error 1 / (2·√n).
    expect((interval?.high ?? 0) - (interval?.low ?? 0)).toBeGreaterThan((0.8 * 1.96) / Math.sqrt(n));
    expect((interval?.high ?? 0) - (interval?.low ?? 0)).toBeLessThan((1.2 * 1.96) / Math.sqrt(n));
  });

  it("is none where items show no spread, or the score is not defined", () => {
    expect(bootstrapInterval(mean, new Float64Array(20).fill(1), 20, 1)).toBeNull();
    expect(bootstrapInterval(mean, new Float64Array([1]), 1, 1)).toBeNull();
    expect(bootstrapInterval(ratio, new Float64Array(20), 10, 2)).toBeNull();
    expect(bootstrapInterval({ kind: "rows", score: () => Number.NaN }, drawRows(10, 1, 6), 10, 1)).toBeNull();
  });

  it("holds the true value of a skewed ratio as often as it says", () => {
    const held = shareHeld(ratio, 0.2, { n: 60, repetitions: 400, replicates: 500 }, (random) => {
      const size = Math.exp(randomNormal(random) / 2);
      return [size * (random() < 0.2 ? 1 : 0), size];
    });
    expect(held).toBeGreaterThan(0.91);
    expect(held).toBeLessThan(0.98);
  });

  it("does not lose the error of well calibrated answers, which resampling only ever raises", () => {
    const error: Aggregate = {
      kind: "rows",
      score: (rows, n) => calibrationError(calibrationBins(rows, n, "width", 10)),
    };
    const held = shareHeld(error, 0.02, { n: 200, repetitions: 100, replicates: 300 }, (random) => {
      const confidence = 0.5 + 0.5 * random();
      return [confidence, Number(random() < confidence - 0.02)];
    });
    expect(held).toBeGreaterThan(0.8);
  });

  it("goes no further than the score can", () => {
    const random = seededRandom(11);
    const rows = Float64Array.from({ length: 50 }, () => 0.01 * random());
    const skewed: Aggregate = { kind: "rows", score: (drawn, n) => Math.abs(median.score(drawn, n) - 0.005) };
    expect(bootstrapInterval(skewed, rows, 50, 1)?.low).toBeLessThan(0);
    expect(bootstrapInterval(skewed, rows, 50, 1, { range: [0, null] })?.low).toBe(0);
  });

  it("refuses numbers that do not fit n and width", () => {
    expect(() => bootstrapInterval(mean, new Float64Array(5), 4, 1)).toThrow(RangeError);
    expect(() => bootstrapInterval(mean, new Float64Array(0), 0, 1)).toThrow(RangeError);
  });
});

describe("replicates of two systems", () => {
  it("take the same items from both", () => {
    const rows = drawRows(50, 1, 9);
    const [one, other] = replicateScores(mean, [rows, rows.map((x) => x + 0.25)], 50, 1, { replicates: 20 });
    one?.forEach((score, at) => {
      expect((other?.[at] ?? 0) - score).toBeCloseTo(0.25, 10);
    });
  });
});
