import { describe, expect, it } from "vitest";
import { type ComparisonVerdict, compareSystems, verdictOf } from "#lib/statistics/comparison/compare.ts";
import { detectableMean, detectablePairedShare } from "#lib/statistics/detectable.ts";
import type { Judged } from "#lib/statistics/item-scores.ts";
import { MEAN } from "#lib/statistics/mean-scorer.ts";
import { type Random, randomNormal, seededRandom } from "#lib/statistics/random.ts";

const REPETITIONS = 1000;
/** Three standard errors of a share over the repetitions. */
const around = (share: number) => 3 * Math.sqrt((share * (1 - share)) / REPETITIONS);

type Rows = { readonly baseline: Float64Array; readonly candidate: Float64Array };

function verdicts(scorer: Judged, draw: (random: Random) => Rows): Record<ComparisonVerdict, number> {
  const shares = { better: 0, worse: 0, "no-difference-shown": 0 };
  for (let repetition = 0; repetition < REPETITIONS; repetition += 1) {
    const { baseline, candidate } = draw(seededRandom(0x5eed + repetition * 7919));
    const comparison = compareSystems(scorer, baseline, candidate, "higher", { replicates: 200, seed: repetition });
    shares[verdictOf(comparison, "higher")] += 1 / REPETITIONS;
  }
  return shares;
}

function expectPlannedPower(shares: Record<ComparisonVerdict, number>): void {
  expect(shares.better).toBeGreaterThan(0.8 - around(0.8));
  expect(shares.better).toBeLessThan(0.8 + around(0.8) + 0.03);
  expect(shares.worse).toBe(0);
}

function expectFewFalseAlarms(shares: Record<ComparisonVerdict, number>): void {
  expect(shares.better + shares.worse).toBeLessThanOrEqual(0.05 + around(0.05));
}

const rightOrWrong: Judged = { metric: "accuracy", width: 1, aggregate: MEAN, itemScore: (row) => row[0] ?? 0 };

function outcomes(n: number, discordant: number, delta: number): (random: Random) => Rows {
  return (random) => {
    const baseline = new Float64Array(n);
    const candidate = new Float64Array(n);
    for (let item = 0; item < n; item += 1) {
      const drawn = random();
      const [wins, losses] = [(discordant + delta) / 2, (discordant - delta) / 2];
      const both = drawn < wins + losses ? null : Number(random() < 0.8);
      candidate[item] = both ?? Number(drawn < wins);
      baseline[item] = both ?? Number(drawn >= wins);
    }
    return { baseline, candidate };
  };
}

const graded: Judged = { metric: "rouge1", width: 1, aggregate: MEAN, itemScore: (row) => row[0] ?? 0 };
/** The same numbers under a name whose score is computed over all items, so that they are resampled. */
const resampled: Judged = { ...graded, metric: "bleu" };

function grades(n: number, deviation: number, delta: number): (random: Random) => Rows {
  return (random) => {
    const baseline = Float64Array.from({ length: n }, () => randomNormal(random));
    return { baseline, candidate: baseline.map((score) => score + delta + deviation * randomNormal(random)) };
  };
}

/** Matches over lengths, as corpus scores of text are: long items count more. */
const ratio: Judged = {
  metric: "bleu",
  width: 2,
  aggregate: { kind: "sums", score: (sums) => (sums[0] ?? 0) / (sums[1] ?? 0) },
  itemScore: () => null,
};

function matches(n: number, delta: number): (random: Random) => Rows {
  return (random) => {
    const [baseline, candidate] = [new Float64Array(2 * n), new Float64Array(2 * n)];
    for (let item = 0; item < n; item += 1) {
      const length = Math.round(5 + 20 * random());
      const share = Math.min(0.9, Math.max(0.1, 0.5 + 0.15 * randomNormal(random)));
      const matched = (mean: number) => Math.round(length * (mean + 0.1 * randomNormal(random)));
      baseline.set([matched(share), length], item * 2);
      candidate.set([matched(share + delta), length], item * 2);
    }
    return { baseline, candidate };
  };
}

describe("McNemar's test", () => {
  const [n, discordant] = [400, 0.2];

  it("shows a planted difference with the planned power", () => {
    expectPlannedPower(verdicts(rightOrWrong, outcomes(n, discordant, detectablePairedShare(n, discordant) ?? 0)));
  });

  it("claims none that is not there", () => {
    expectFewFalseAlarms(verdicts(rightOrWrong, outcomes(n, discordant, 0)));
    expectFewFalseAlarms(verdicts(rightOrWrong, outcomes(60, discordant, 0)));
  });
});

describe("the paired test of a mean", () => {
  const [n, deviation] = [50, 0.7];

  it("shows a planted difference with the planned power", () => {
    expectPlannedPower(verdicts(graded, grades(n, deviation, detectableMean(n, deviation, true))));
  });

  it("claims none that is not there", () => {
    expectFewFalseAlarms(verdicts(graded, grades(n, deviation, 0)));
    expectFewFalseAlarms(verdicts(graded, grades(5, deviation, 0)));
  });
});

describe("the paired bootstrap", () => {
  const [n, deviation] = [200, 0.7];

  it("shows a planted difference of a mean with the planned power", () => {
    expectPlannedPower(verdicts(resampled, grades(n, deviation, detectableMean(n, deviation, true))));
  });

  it("claims none of a mean that is not there", () => {
    expectFewFalseAlarms(verdicts(resampled, grades(n, deviation, 0)));
  });

  it("shows a planted difference of a ratio with the planned power", () => {
    // An item moves the ratio by √2 errors of 0.1, times its length over the mean length, 15: √(E length² / 15²) = 1.07;
    // and by rounding.
    const spread = Math.hypot(0.1 * Math.SQRT2 * 1.0715, Math.sqrt(2 / 12) / 15);
    expectPlannedPower(verdicts(ratio, matches(n, detectableMean(n, spread, true))));
  });

  it("claims none of a ratio that is not there", () => {
    expectFewFalseAlarms(verdicts(ratio, matches(n, 0)));
  });
});
