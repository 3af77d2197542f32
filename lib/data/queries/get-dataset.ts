import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { VERSION_FIELDS, versionViewOf } from "#lib/data/datasets/version-fields.ts";
import type { VersionView } from "#lib/data/datasets/views.ts";
import { db } from "#lib/platform/db.ts";
import { type Page, pageWithin } from "#lib/platform/paging.ts";

export type DatasetView = {
  readonly number: number;
  readonly name: string;
  readonly description: string;
  readonly createdAt: Date;
  /** The newest first. */
  readonly versions: Page<VersionView>;
};

export const VERSION_PAGE_SIZE = 25;

/** A dataset with its versions; null when the project has none of this number. */
export async function getDataset(
  access: ProjectAccess<"project:read">,
  number: number,
  wantedPage: number,
): Promise<DatasetView | null> {
  const dataset = await db().dataset.findUnique({
    where: { projectId_number: { projectId: access.project.id, number } },
    select: {
      id: true,
      number: true,
      name: true,
      description: true,
      createdAt: true,
      _count: { select: { versions: true } },
    },
  });
  if (!dataset) return null;
  const { id, _count, ...view } = dataset;
  const { page, skip } = pageWithin(_count.versions, wantedPage, VERSION_PAGE_SIZE);
  const rows = await db().datasetVersion.findMany({
    where: { datasetId: id },
    orderBy: { number: "desc" },
    skip,
    take: VERSION_PAGE_SIZE,
    select: VERSION_FIELDS,
  });
  return {
    ...view,
    versions: { items: rows.map(versionViewOf), total: _count.versions, page, pageSize: VERSION_PAGE_SIZE },
  };
}
