import type { RewardModelView } from "#lib/alignment/reward-models/views.ts";
import type { Prisma } from "#lib/platform/generated/client.ts";

export const REWARD_MODEL_FIELDS = {
  number: true,
  name: true,
  campaign: { select: { number: true, title: true } },
  seed: true,
  pairsOfPeople: true,
  pairsOfMachines: true,
  trainingPairs: true,
  heldOutPairs: true,
  accuracy: true,
  accuracyLow: true,
  accuracyHigh: true,
  logLoss: true,
  ece: true,
  lengthFlag: true,
  sha256: true,
  sizeBytes: true,
  round: true,
  trainedAt: true,
  trainedByName: true,
} as const satisfies Prisma.RewardModelSelect;

type Row = Prisma.RewardModelGetPayload<{ select: typeof REWARD_MODEL_FIELDS }>;

export function rewardModelView({ accuracyLow, accuracyHigh, lengthFlag, ...row }: Row): RewardModelView {
  return {
    ...row,
    interval: { low: accuracyLow, high: accuracyHigh },
    lengthFlag: lengthFlag === "longer" || lengthFlag === "shorter" ? lengthFlag : null,
  };
}
