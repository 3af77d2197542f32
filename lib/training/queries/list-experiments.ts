import "server-only";
import type { AnyProjectAccess } from "#lib/access/access.ts";
import { db } from "#lib/platform/db.ts";

/** Experiments by number, newest first as clients expect. */
export async function listExperiments(
  access: AnyProjectAccess,
  { deleted, name, skip, take }: { deleted: "no" | "only" | "too"; name?: string; skip: number; take: number },
) {
  return db().trainingExperiment.findMany({
    where: {
      projectId: access.project.id,
      name,
      ...(deleted === "too" ? {} : { deletedAt: deleted === "no" ? null : { not: null } }),
    },
    orderBy: { number: "desc" },
    skip,
    take,
  });
}
