import "server-only";
import type { AnyProjectAccess } from "#lib/access/access.ts";
import { db } from "#lib/platform/db.ts";

/** What some runs say about their data, in the order they said it. */
export async function listRunDatasets(access: AnyProjectAccess, runIds: readonly string[]) {
  return db().runDataset.findMany({
    where: { runId: { in: [...runIds] }, run: { projectId: access.project.id } },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: {
      runId: true,
      name: true,
      digest: true,
      context: true,
      sourceType: true,
      source: true,
      schema: true,
      profile: true,
    },
  });
}
