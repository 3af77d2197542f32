import { describe, expect, it } from "vitest";
import type { JudgedRewardModel } from "#lib/alignment/reward-models/evidence.ts";
import { rewardModelHeld } from "#lib/gates/criteria/reward-model-held.ts";
import { wilson } from "#lib/statistics/intervals.ts";

const NOW = new Date("2026-11-28T00:00:00Z");

function judged(right: number, n: number, change: Partial<JudgedRewardModel> = {}, trainedInRound = 1) {
  const newest: JudgedRewardModel = {
    ...{ number: 3, name: "Tone", campaign: "Tone of answers", accuracy: right / n, interval: wilson(right, n) },
    ...{ heldOutPairs: n, pairsOfPeople: 4 * n, pairsOfMachines: 0, lengthFlag: null, judge: null },
    ...change,
  };
  return find({ newest, trainedInRound });
}

function find(rewardModel: { newest: JudgedRewardModel | null; trainedInRound: number }) {
  const facts = { phase: "alignment", round: 1, now: NOW, subjects: new Map(), gates: new Map() } as const;
  const [finding] = rewardModelHeld.judge({ minAccuracy: 0.6 }, { ...facts, evidence: { rewardModel } });
  return finding;
}

describe("the reward model of a round", () => {
  it("fails the gate where there is none", () => {
    expect(find({ newest: null, trainedInRound: 0 })).toMatchObject({ state: "failed", reason: "reward-model.none" });
  });

  it.each([
    [160, 200, "met", "reward-model.held"],
    [100, 200, "failed", "reward-model.below-policy"],
    [26, 40, "undecided", "reward-model.too-few-pairs"],
  ])("with %d of %d right is %s", (right, n, state, reason) => {
    expect(judged(right, n)).toMatchObject({ state, reason, required: "at least 0.60 at the lower bound" });
  });

  it("says how many more decided pairs would settle it, a quarter of which is held out", () => {
    const finding = judged(26, 40);
    const [, more = ""] = /About ([\d,]+) more decided pairs/.exec(finding?.fact ?? "") ?? [];
    const heldOut = 40 + Number(more.replace(",", "")) / 4;
    expect(wilson(0.65 * heldOut, heldOut).low).toBeGreaterThanOrEqual(0.6);
    expect(wilson(0.65 * (heldOut - 6), heldOut - 6).low).toBeLessThan(0.6);
  });

  it("says a length bias, machine labels, a biased judge and how many were tried, and is met all the same", () => {
    const finding = judged(
      160,
      200,
      { lengthFlag: "longer", pairsOfMachines: 50, judge: { number: 2, positionFlag: "first" } },
      3,
    );
    expect(finding?.state).toBe("met");
    expect(finding?.fact).toMatch(
      /Length bias flagged.*50 of its 850 pairs.*machine.*judge 2 favours.*first.*newest of 3/,
    );
    expect(finding?.action?.path).toBe("alignment/reward-models/3");
  });
});
