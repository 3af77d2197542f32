import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { db } from "#lib/platform/db.ts";

export type Comparable = { readonly number: number; readonly name: string };

const MOST_OFFERED = 50;

/** The newest evaluations beside which another can be put. */
export async function listComparable(
  access: ProjectAccess<"project:read">,
  except?: number,
): Promise<readonly Comparable[]> {
  return db().evaluation.findMany({
    where: { projectId: access.project.id, number: { not: except } },
    orderBy: [{ evaluatedAt: "desc" }, { number: "desc" }],
    take: MOST_OFFERED,
    select: { number: true, name: true },
  });
}
