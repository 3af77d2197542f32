import type { JudgedRewardModel } from "#lib/alignment/reward-models/evidence.ts";
import { pairsToSettle } from "#lib/alignment/reward-models/pairs-to-settle.ts";
import { criterion } from "#lib/gates/criterion.ts";
import type { Finding, FindingState } from "#lib/lifecycle/gate.ts";
import { standing } from "#lib/statistics/intervals.ts";

const NAMED = { key: "reward-model-held", title: "Reward model holds on unseen prompts" } as const;

/**
 * Judges the newest reward model of the round by the lower bound of its held-out accuracy. A length bias, machine labels and a
 * judge with a position bias are said and decide nothing: whether length is a merit is for people to say.
 */
export const rewardModelHeld = criterion({
  key: "reward-model-held",
  needs: ["rewardModel"],
  judge({ minAccuracy }, { evidence }) {
    const { newest, trainedInRound } = evidence.rewardModel;
    const required = `at least ${minAccuracy.toFixed(2)} at the lower bound`;
    if (newest) return [judgeModel(newest, trainedInRound, minAccuracy, required)];
    const fact = "No reward model was trained in this round.";
    const action = { label: "Train a reward model", path: "alignment/reward-models" };
    return [{ ...NAMED, required, state: "failed", reason: "reward-model.none", fact, action }];
  },
});

const STATES = { met: "met", failed: "failed", open: "undecided" } as const satisfies Record<string, FindingState>;
const REASONS = {
  met: "reward-model.held",
  failed: "reward-model.below-policy",
  open: "reward-model.too-few-pairs",
} as const;

function judgeModel(model: JudgedRewardModel, trainedInRound: number, minAccuracy: number, required: string): Finding {
  const { number, accuracy, interval, heldOutPairs } = model;
  const stands = standing(interval, minAccuracy, "higher");
  const more = stands === "open" ? pairsToSettle(accuracy, heldOutPairs, minAccuracy) : null;
  const facts = [
    `Reward model ${number} is right on ${accuracy.toFixed(3)} of ${heldOutPairs} held-out pairs (${interval.low.toFixed(3)} to ${interval.high.toFixed(3)}).`,
    more === null ? null : `About ${more.toLocaleString("en")} more decided pairs would settle it.`,
    ...warningsOf(model),
    trainedInRound > 1 ? `It is the newest of ${trainedInRound} trained in this round.` : null,
  ];
  return {
    ...NAMED,
    state: STATES[stands],
    reason: REASONS[stands],
    fact: facts.filter((fact) => fact !== null).join(" "),
    source: `reward model ${number}`,
    required,
    action:
      stands === "met" && model.lengthFlag === null
        ? undefined
        : { label: `Open reward model ${number}`, path: `alignment/reward-models/${number}` },
  };
}

function warningsOf({ lengthFlag, pairsOfMachines, pairsOfPeople, judge }: JudgedRewardModel): string[] {
  const warnings: string[] = [];
  if (lengthFlag)
    warnings.push(`Length bias flagged: it does better where the ${lengthFlag} answer was preferred, beyond chance.`);
  if (pairsOfMachines > 0)
    warnings.push(`${pairsOfMachines} of its ${pairsOfPeople + pairsOfMachines} pairs were labelled by a machine.`);
  if (judge?.positionFlag && pairsOfMachines > 0)
    warnings.push(`Position bias flagged: judge ${judge.number} favours whatever stands ${judge.positionFlag}.`);
  return warnings;
}
