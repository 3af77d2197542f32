import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { changesBetween, type DefinitionChange, type SourceDefinition } from "#lib/data/definition.ts";
import { authorNames } from "#lib/data/queries/author-names.ts";
import { db } from "#lib/platform/db.ts";
import { type Page, pageWithin } from "#lib/platform/paging.ts";

export type RevisionView = {
  readonly revision: number;
  readonly at: Date;
  readonly by: string;
  /** Against the revision before; empty for the first. */
  readonly changes: readonly DefinitionChange[];
};

export const REVISION_PAGE_SIZE = 10;

/** How the definition of a source came to be, the newest revision first. */
export async function listRevisions(
  access: ProjectAccess<"record:read">,
  sourceNumber: number,
  wantedPage: number,
): Promise<Page<RevisionView>> {
  const where = { source: { projectId: access.project.id, number: sourceNumber } };
  const total = await db().dataSourceRevision.count({ where });
  const { page, skip } = pageWithin(total, wantedPage, REVISION_PAGE_SIZE);
  const rows = await db().dataSourceRevision.findMany({
    where,
    orderBy: { revision: "desc" },
    skip,
    // One more, to compare the last of the page with.
    take: REVISION_PAGE_SIZE + 1,
    select: { revision: true, definition: true, authorId: true, at: true },
  });
  const nameOf = await authorNames(rows.map((row) => row.authorId));
  const items = rows.slice(0, REVISION_PAGE_SIZE).map((row, index) => {
    const before = rows[index + 1];
    const changes = before ? changesBetween(written(before.definition), written(row.definition)) : [];
    return { revision: row.revision, at: row.at, by: nameOf(row.authorId), changes };
  });
  return { items, total, page, pageSize: REVISION_PAGE_SIZE };
}

/** Only commands write the column, and they write a SourceDefinition. */
function written(definition: unknown): SourceDefinition {
  return definition as SourceDefinition;
}
