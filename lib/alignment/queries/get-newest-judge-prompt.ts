import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { db } from "#lib/platform/db.ts";

export type NewestJudgePrompt = { readonly name: string; readonly version: number; readonly body: string };

/** What a judge was asked last in the project, for the next run to begin with; null before the first. */
export function getNewestJudgePrompt(access: ProjectAccess<"record:read">): Promise<NewestJudgePrompt | null> {
  return db().judgePrompt.findFirst({
    where: { projectId: access.project.id },
    orderBy: { at: "desc" },
    select: { name: true, version: true, body: true },
  });
}
