import { currentRound } from "#lib/lifecycle/commands/current-round.ts";
import type { Tx } from "#lib/platform/db.ts";
import type { Interval } from "#lib/statistics/intervals.ts";

export type RewardModelEvidence = {
  /** The newest of the round; null while there is none. */
  readonly newest: JudgedRewardModel | null;
  /** How many were trained in the round: each was a look at held-out pairs. */
  readonly trainedInRound: number;
};

export type JudgedRewardModel = {
  readonly number: number;
  readonly name: string;
  readonly campaign: string;
  readonly accuracy: number;
  readonly interval: Interval;
  readonly heldOutPairs: number;
  readonly pairsOfPeople: number;
  readonly pairsOfMachines: number;
  readonly lengthFlag: "longer" | "shorter" | null;
  /** The judge it was trained on too. */
  readonly judge: { readonly number: number; readonly positionFlag: "first" | "second" | null } | null;
};

/** The reward model that the present round of Alignment goes on with. */
export async function collectRewardModelEvidence(tx: Tx, projectId: string): Promise<RewardModelEvidence> {
  const round = await currentRound(tx, projectId, "alignment");
  const where = { projectId, round };
  const trainedInRound = await tx.rewardModel.count({ where });
  const row = await tx.rewardModel.findFirst({
    where,
    orderBy: { number: "desc" },
    select: {
      ...{ number: true, name: true, accuracy: true, accuracyLow: true, accuracyHigh: true, heldOutPairs: true },
      ...{ pairsOfPeople: true, pairsOfMachines: true, lengthFlag: true },
      campaign: { select: { title: true } },
      judgeRun: { select: { number: true, positionFlag: true } },
    },
  });
  if (!row) return { newest: null, trainedInRound };
  const { accuracyLow, accuracyHigh, campaign, judgeRun, lengthFlag, ...model } = row;
  return {
    trainedInRound,
    newest: {
      ...model,
      campaign: campaign.title,
      interval: { low: accuracyLow, high: accuracyHigh },
      lengthFlag: lengthFlag === "longer" || lengthFlag === "shorter" ? lengthFlag : null,
      judge: judgeRun && {
        number: judgeRun.number,
        positionFlag:
          judgeRun.positionFlag === "first" || judgeRun.positionFlag === "second" ? judgeRun.positionFlag : null,
      },
    },
  };
}
