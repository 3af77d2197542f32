import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { estimateRecovery, meanRecovery, type PairedRows, recoveryOf } from "#lib/statistics/comparison/recovery.ts";
import { seededRandom } from "#lib/statistics/random.ts";
import type { Aggregate } from "#lib/statistics/scorer.ts";

const MEAN: Aggregate = { kind: "sums", score: (sums, n) => (sums[0] ?? 0) / n };
const MEAN_OF_ROWS: Aggregate = {
  kind: "rows",
  score: (rows, n) => rows.reduce((sum, value) => sum + value, 0) / n,
};
const HIGHER = { direction: "higher", highest: 1 } as const;
const LOWER = { direction: "lower", highest: 1 } as const;

const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });

describe("a recovery", () => {
  test.each([
    ["of an accuracy", 0.9, 0.88, HIGHER, 0.9778],
    ["of the same items counted as errors", 0.1, 0.12, LOWER, 0.9778],
    ["of a score without a worst value", 40, 38, { direction: "higher", highest: 100 } as const, 0.95],
    ["of a perplexity", 8, 10, { direction: "lower", highest: null } as const, 0.8],
    ["of an error that was none and stays none", 0, 0, { direction: "lower", highest: null } as const, 1],
  ])("%s", (_name, base, candidate, scale, expected) => {
    expect(recoveryOf(base, candidate, scale)).toBeCloseTo(expected, 4);
  });

  it("is not defined where the base has nothing to keep", () => {
    expect(recoveryOf(0, 0.4, HIGHER)).toBeNaN();
    expect(recoveryOf(1, 0.5, LOWER)).toBeNaN();
  });

  it("says the same of items counted as right and as wrong, and 1 where nothing changed", () => {
    fc.assert(
      fc.property(share, share, (base, candidate) => {
        expect(recoveryOf(base, candidate, HIGHER)).toBeCloseTo(recoveryOf(1 - base, 1 - candidate, LOWER), 9);
        expect(recoveryOf(base, base, HIGHER)).toBe(1);
        expect(recoveryOf(base, base, LOWER)).toBe(1);
        expect(recoveryOf(base, candidate, HIGHER) > 1).toBe(candidate > base);
      }),
    );
  });
});

/** Items that are right with a share, of which the candidate loses and gains some. */
function items(n: number, right: number, lost: number, gained: number, seed: number): PairedRows {
  const random = seededRandom(seed);
  const base = Float64Array.from({ length: n }, () => Number(random() < right));
  const candidate = base.map((value) => (random() < (value === 1 ? lost : gained) ? 1 - value : value));
  return { aggregate: MEAN, width: 1, base, candidate };
}

describe("the interval of a recovery", () => {
  it("holds the true one in about 95 of 100 cases", () => {
    const truth = (0.8 * 0.95 + 0.2 * 0.08) / 0.8;
    let held = 0;
    for (let seed = 1; seed <= 200; seed += 1) {
      const { interval } = estimateRecovery(items(250, 0.8, 0.05, 0.08, seed), HIGHER, { replicates: 400 });
      if (interval && interval.low <= truth && truth <= interval.high) held += 1;
    }
    expect(held).toBeGreaterThanOrEqual(184);
    expect(held).toBeLessThanOrEqual(199);
  });

  it("has a width where both answer alike, which narrows with more items", () => {
    const widthOf = (n: number) => {
      const { interval, recovery } = estimateRecovery(items(n, 0.8, 0, 0, 3), HIGHER);
      expect(recovery).toBe(1);
      return interval ? interval.high - interval.low : Number.NaN;
    };
    expect(widthOf(100)).toBeGreaterThan(widthOf(1000));
    expect(widthOf(1000)).toBeGreaterThan(0);
  });

  it("is the same whether a score adds up or needs all rows, and pairs the items", () => {
    const rows = items(300, 0.7, 0.1, 0.1, 9);
    const one = estimateRecovery(rows, HIGHER);
    const other = estimateRecovery({ ...rows, aggregate: MEAN_OF_ROWS }, HIGHER);
    expect(other.interval?.low).toBeCloseTo(one.interval?.low ?? 0, 6);
    expect(other.interval?.high).toBeCloseTo(one.interval?.high ?? 0, 6);
    const shuffled = { ...rows, candidate: rows.candidate.toSorted() };
    const unpaired = estimateRecovery(shuffled, HIGHER);
    const widthOf = ({ interval }: typeof one) => (interval?.high ?? 0) - (interval?.low ?? 0);
    expect(widthOf(unpaired)).toBeGreaterThan(widthOf(one) * 1.5);
  });

  it("is none where the base has no quality to keep", () => {
    const rows = { aggregate: MEAN, width: 1, base: new Float64Array(20), candidate: new Float64Array(20).fill(1) };
    expect(estimateRecovery(rows, HIGHER)).toMatchObject({ recovery: Number.NaN, interval: null });
  });
});

describe("the mean of recoveries", () => {
  it("lies between them, with an interval narrower than the widest", () => {
    const one = { rows: items(300, 0.8, 0.1, 0.1, 4), scale: HIGHER, group: "a" };
    const other = { rows: items(300, 0.6, 0.02, 0.05, 5), scale: HIGHER, group: "b" };
    const [first, second] = [one, other].map(({ rows, scale }) => estimateRecovery(rows, scale));
    const mean = meanRecovery([one, other]);
    expect(mean.recovery).toBeCloseTo(((first?.recovery ?? 0) + (second?.recovery ?? 0)) / 2, 9);
    const width = (interval: typeof mean.interval | undefined) => (interval ? interval.high - interval.low : 0);
    expect(width(mean.interval)).toBeLessThan(Math.max(width(first?.interval), width(second?.interval)));
    expect(width(mean.interval)).toBeGreaterThan(0);
  });
});
