import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { MAX_LIVE_SOURCES } from "#lib/data/rules.ts";
import { db } from "#lib/platform/db.ts";

/** The sources that something can be made from, by number: for a choice in a form. */
export function listLiveSources(
  access: ProjectAccess<"record:read">,
): Promise<readonly { readonly number: number; readonly name: string }[]> {
  return db().dataSource.findMany({
    where: { projectId: access.project.id, retiredAt: null },
    orderBy: { number: "asc" },
    take: MAX_LIVE_SOURCES,
    select: { number: true, name: true },
  });
}
