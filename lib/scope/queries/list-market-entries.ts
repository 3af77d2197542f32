import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { db } from "#lib/platform/db.ts";
import { type Page, type PageRequest, pageOf, slice } from "#lib/platform/paging.ts";
import { personNames } from "#lib/scope/queries/person-names.ts";
import type { MarketEntryKind } from "#lib/scope/vocabulary.ts";

export type MarketEntryView = {
  readonly id: string;
  readonly revision: number;
  readonly title: string;
  readonly kind: MarketEntryKind;
  readonly source: string;
  readonly finding: string;
  readonly implication: string;
  /** An ISO day. */
  readonly foundOn: string;
  readonly author: string | null;
};

/** Market research, the newest finding first. */
export async function listMarketEntries(
  access: ProjectAccess<"record:read">,
  request: PageRequest = {},
): Promise<Page<MarketEntryView>> {
  const where = { projectId: access.project.id, removedAt: null };
  const [rows, total] = await Promise.all([
    db().marketEntry.findMany({ where, orderBy: [{ foundOn: "desc" }, { id: "desc" }], ...slice(request) }),
    db().marketEntry.count({ where }),
  ]);
  const nameOf = await personNames(rows.map(({ authorId }) => authorId));
  const items = rows.map(({ id, revision, title, kind, source, finding, implication, foundOn, authorId }) => ({
    id,
    revision,
    title,
    kind,
    source,
    finding,
    implication,
    foundOn: foundOn.toISOString().slice(0, 10),
    author: nameOf(authorId),
  }));
  return pageOf(items, total, request);
}
