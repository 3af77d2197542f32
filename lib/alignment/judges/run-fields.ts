import type { JudgeRunView } from "#lib/alignment/judges/views.ts";
import type { Prisma } from "#lib/platform/generated/client.ts";

export const JUDGE_RUN_FIELDS = {
  number: true,
  name: true,
  campaign: { select: { number: true, title: true } },
  prompt: { select: { name: true, version: true } },
  model: true,
  connectionName: true,
  itemCount: true,
  campaignItems: true,
  failures: true,
  unread: true,
  consistency: true,
  positionFlag: true,
  kappa: true,
  kappaLow: true,
  kappaHigh: true,
  accuracy: true,
  accuracyLow: true,
  accuracyHigh: true,
  besidePeople: true,
  tokens: true,
  costUsd: true,
  round: true,
  endedAt: true,
  startedByName: true,
} as const satisfies Prisma.JudgeRunSelect;

type Row = Prisma.JudgeRunGetPayload<{ select: typeof JUDGE_RUN_FIELDS }>;

export function judgeRunView({
  kappa,
  kappaLow,
  kappaHigh,
  accuracy,
  accuracyLow,
  accuracyHigh,
  positionFlag,
  tokens,
  ...row
}: Row): JudgeRunView {
  return {
    ...row,
    tokens: Number(tokens),
    positionFlag: positionFlag === "first" || positionFlag === "second" ? positionFlag : null,
    kappa: kappa === null ? null : { value: kappa, interval: intervalOf(kappaLow, kappaHigh) },
    accuracy:
      accuracy === null || accuracyLow === null || accuracyHigh === null
        ? null
        : { value: accuracy, interval: { low: accuracyLow, high: accuracyHigh } },
  };
}

function intervalOf(low: number | null, high: number | null) {
  return low === null || high === null ? null : { low, high };
}
