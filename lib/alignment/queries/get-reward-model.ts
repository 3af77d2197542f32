import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { REWARD_MODEL_FIELDS, rewardModelView } from "#lib/alignment/reward-models/model-fields.ts";
import type { RewardModelReport } from "#lib/alignment/reward-models/report.ts";
import type { RewardModelDetail } from "#lib/alignment/reward-models/views.ts";
import { db } from "#lib/platform/db.ts";

/** A reward model with its test, or null. */
export async function getRewardModel(
  access: ProjectAccess<"project:read">,
  number: number,
): Promise<RewardModelDetail | null> {
  const row = await db().rewardModel.findUnique({
    where: { projectId_number: { projectId: access.project.id, number } },
    select: {
      ...REWARD_MODEL_FIELDS,
      ...{ dataSha256: true, judgementCount: true, newestJudgementAt: true, report: true },
      judgeRun: { select: { number: true, name: true, positionFlag: true } },
    },
  });
  if (!row) return null;
  const { report, judgeRun, dataSha256, judgementCount, newestJudgementAt, ...fields } = row;
  const { raising: _raising, lowering: _lowering, ...figures } = report as unknown as RewardModelReport;
  return {
    ...rewardModelView(fields),
    ...{ dataSha256, judgementCount, newestJudgementAt, judge: judgeRun, report: figures },
  };
}

/** What raises and lowers its scores most: words of the project's records. */
export async function getTopFeatures(
  access: ProjectAccess<"record:read">,
  number: number,
): Promise<Pick<RewardModelReport, "raising" | "lowering"> | null> {
  const row = await db().rewardModel.findUnique({
    where: { projectId_number: { projectId: access.project.id, number } },
    select: { report: true },
  });
  if (!row) return null;
  const { raising, lowering } = row.report as unknown as RewardModelReport;
  return { raising, lowering };
}
