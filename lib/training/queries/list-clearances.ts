import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { lineageOf } from "#lib/training/evidence.ts";
import { type Clearance, clearanceOf } from "#lib/training/rules/clearance.ts";

/** Whether what some runs were built on is cleared now, and the versions it was, by the runs' ids. */
export async function listClearances(
  access: ProjectAccess<"project:read">,
  runIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly clearance: Clearance; readonly data: readonly string[] }>> {
  const mine = await db().trainingRun.findMany({
    where: { id: { in: [...runIds] }, projectId: access.project.id },
    select: { id: true },
  });
  const lineage = await lineageOf(
    db(),
    mine.map(({ id }) => id),
    now(),
  );
  return new Map(
    mine.map(({ id }) => {
      const datasets = lineage.get(id) ?? [];
      const data = datasets.map(({ name, version }) => (version ? `${version.datasetName} ${version.ref}` : name));
      return [id, { clearance: clearanceOf(datasets), data: [...new Set(data)] }];
    }),
  );
}
