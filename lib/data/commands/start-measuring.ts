import type { ProjectAccess } from "#lib/access/access.ts";
import { startJob } from "#lib/background/commands/start-job.ts";
import { datasetOverlapJob } from "#lib/data/jobs/dataset-overlap.ts";
import { listUnmeasured } from "#lib/data/overlap/unmeasured.ts";
import { type Change, changeProject } from "#lib/ledger/change.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

/** Puts the comparison of what is not compared yet in line, where there is any and none waits already. */
export async function startMeasuring({ tx, at }: Change, access: ProjectAccess<"data:update">): Promise<boolean> {
  const pairs = await listUnmeasured(tx, access.project.id);
  if (pairs.length === 0) return false;
  // One that runs may be past its last look at what there is; one that waits will see everything.
  const waiting = await tx.backgroundJob.findFirst({
    where: { projectId: access.project.id, kind: datasetOverlapJob.kind, state: "queued", cancelAskedAt: null },
    select: { id: true },
  });
  if (waiting) return true;
  const total = pairs.reduce((sum, { rows }) => sum + rows, 0);
  await startJob(tx, access, datasetOverlapJob, { payload: {}, title: TITLE, total, at });
  return true;
}

const TITLE = "Compare test sets with training sets";

/** Asked for by a person: after a comparison failed or was cancelled, or when the method has changed. */
export function measureOverlaps(
  access: ProjectAccess<"data:update">,
): Promise<Outcome<undefined, "nothing-to-measure">> {
  return changeProject(access, async (change) => {
    if (await startMeasuring(change, access)) return accept(undefined);
    return refuse("nothing-to-measure", "Every test set is compared with every training set already.");
  });
}
