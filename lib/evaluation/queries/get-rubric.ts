import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { rubricOf } from "#lib/evaluation/ratings/rubric-of.ts";
import type { Rubric } from "#lib/evaluation/running/judge/rubric.ts";
import { db } from "#lib/platform/db.ts";

/** What the judge of a run went by; null where no judge was asked. */
export async function getRubric(access: ProjectAccess<"record:read">, number: number): Promise<Rubric | null> {
  const found = await db().evaluation.findUnique({
    where: { projectId_number: { projectId: access.project.id, number } },
    select: { settings: true },
  });
  return rubricOf(found?.settings);
}
