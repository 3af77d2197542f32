import type { ProjectAccess } from "#lib/access/access.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

/**
 * Stops a job: one that waits at once, one that runs within a second or two, at the next moment its work can be left. What it
 * had done is taken away.
 */
export function cancelJob(
  access: ProjectAccess<"job:cancel">,
  { id }: { id: string },
): Promise<Outcome<{ title: string }, "no-such-job" | "job-ended">> {
  return changeProject(access, async ({ tx, at, record }) => {
    const job = await tx.backgroundJob.findFirst({
      where: { id, projectId: access.project.id },
      select: { kind: true, title: true, state: true, cancelAskedAt: true },
    });
    if (!job) return refuse("no-such-job", "There is no such job in this project.");
    const { kind, title } = job;
    // A waiting job is claimed all the same, and then taken away by the worker, which knows what it may have left.
    const asked = await tx.backgroundJob.updateMany({
      where: { id, state: { in: ["queued", "running"] } },
      data: { cancelAskedAt: job.cancelAskedAt ?? at },
    });
    if (asked.count === 0) return refuse("job-ended", "It has ended already.");
    if (!job.cancelAskedAt) record({ type: "job.cancelled", payload: { kind, title } });
    return accept({ title });
  });
}
