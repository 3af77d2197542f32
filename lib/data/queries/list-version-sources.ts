import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { db } from "#lib/platform/db.ts";

export type VersionSource = { readonly number: number; readonly name: string; readonly isRetired: boolean };

/** The data sources a version was made from, with the names that dashboards do not show. */
export async function listVersionSources(
  access: ProjectAccess<"record:read">,
  dataset: number,
  version: number,
): Promise<readonly VersionSource[]> {
  const rows = await db().dataSource.findMany({
    where: {
      projectId: access.project.id,
      versions: { some: { version: { number: version, dataset: { number: dataset } } } },
    },
    orderBy: { number: "asc" },
    select: { number: true, name: true, retiredAt: true },
  });
  return rows.map(({ retiredAt, ...source }) => ({ ...source, isRetired: retiredAt !== null }));
}
