import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { JOB_FIELDS } from "#lib/background/queries/fields.ts";
import { type JobView, jobView } from "#lib/background/views.ts";
import { db } from "#lib/platform/db.ts";

/** One job of the project; null when there is none. */
export async function getJob(access: ProjectAccess<"record:read">, id: string): Promise<JobView | null> {
  const job = await db().backgroundJob.findFirst({ where: { id, projectId: access.project.id }, select: JOB_FIELDS });
  return job && jobView(job);
}
