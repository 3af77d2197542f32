import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import type { JudgeFigures } from "#lib/alignment/judges/figures.ts";
import { JUDGE_RUN_FIELDS, judgeRunView } from "#lib/alignment/judges/run-fields.ts";
import type { JudgeRunDetail } from "#lib/alignment/judges/views.ts";
import { db } from "#lib/platform/db.ts";

/** A run of a judge with its figures, or null. */
export async function getJudgeRun(
  access: ProjectAccess<"project:read">,
  number: number,
): Promise<JudgeRunDetail | null> {
  const row = await db().judgeRun.findUnique({
    where: { projectId_number: { projectId: access.project.id, number } },
    select: { ...JUDGE_RUN_FIELDS, guidelineVersion: true, startedAt: true, figures: true, warnings: true },
  });
  if (!row) return null;
  const { guidelineVersion, startedAt, figures, warnings, ...fields } = row;
  return {
    ...judgeRunView(fields),
    ...{ guidelineVersion, startedAt, warnings },
    figures: figures as unknown as JudgeFigures,
  };
}

/** What it was asked, word for word. */
export async function getJudgePromptText(access: ProjectAccess<"record:read">, number: number): Promise<string | null> {
  const row = await db().judgeRun.findUnique({
    where: { projectId_number: { projectId: access.project.id, number } },
    select: { prompt: { select: { body: true } } },
  });
  return row?.prompt.body ?? null;
}
