import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { VERSION_FIELDS, versionViewOf } from "#lib/data/datasets/version-fields.ts";
import type { VersionView } from "#lib/data/datasets/views.ts";
import { db } from "#lib/platform/db.ts";
import { type Page, pageWithin } from "#lib/platform/paging.ts";

export type DatasetRow = {
  readonly number: number;
  readonly name: string;
  readonly description: string;
  readonly versionCount: number;
  /** Null while nothing was uploaded. */
  readonly latest: VersionView | null;
};

export const DATASET_PAGE_SIZE = 25;

/** The datasets of a project by number, each with its newest version. */
export async function listDatasets(
  access: ProjectAccess<"project:read">,
  wantedPage: number,
): Promise<Page<DatasetRow>> {
  const where = { projectId: access.project.id };
  const total = await db().dataset.count({ where });
  const { page, skip } = pageWithin(total, wantedPage, DATASET_PAGE_SIZE);
  const rows = await db().dataset.findMany({
    where,
    orderBy: { number: "asc" },
    skip,
    take: DATASET_PAGE_SIZE,
    select: {
      number: true,
      name: true,
      description: true,
      _count: { select: { versions: true } },
      versions: { orderBy: { number: "desc" }, take: 1, select: VERSION_FIELDS },
    },
  });
  const items = rows.map(({ _count, versions: [latest], ...row }) => ({
    ...row,
    versionCount: _count.versions,
    latest: latest ? versionViewOf(latest) : null,
  }));
  return { items, total, page, pageSize: DATASET_PAGE_SIZE };
}
