import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { JOB_FIELDS } from "#lib/background/queries/fields.ts";
import { type JobView, jobView } from "#lib/background/views.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { type Page, type PageRequest, pageOf, slice } from "#lib/platform/paging.ts";

/** The jobs of a project, the newest first. */
export async function listJobs(
  access: ProjectAccess<"record:read">,
  { kinds, ...request }: PageRequest & { kinds?: readonly string[] },
): Promise<Page<JobView>> {
  const where = { projectId: access.project.id, ...(kinds ? { kind: { in: [...kinds] } } : {}) };
  const [jobs, total] = await Promise.all([
    db().backgroundJob.findMany({ where, orderBy: { createdAt: "desc" }, select: JOB_FIELDS, ...slice(request) }),
    db().backgroundJob.count({ where }),
  ]);
  return pageOf(jobs.map(jobView), total, request);
}

const SHOWN_FOR_MS = 3_600_000;
const MOST_SHOWN = 10;

/** What a page shows of some kinds of work: what waits or runs, and what failed in the last hour. */
export async function listCurrentJobs(
  access: ProjectAccess<"record:read">,
  kinds: readonly string[],
): Promise<JobView[]> {
  const since = new Date(now().getTime() - SHOWN_FOR_MS);
  const jobs = await db().backgroundJob.findMany({
    where: {
      projectId: access.project.id,
      kind: { in: [...kinds] },
      OR: [{ state: { in: ["queued", "running"] } }, { state: "failed", finishedAt: { gt: since } }],
    },
    orderBy: { createdAt: "desc" },
    take: MOST_SHOWN,
    select: JOB_FIELDS,
  });
  return jobs.map(jobView);
}
