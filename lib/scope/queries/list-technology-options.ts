import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { db } from "#lib/platform/db.ts";
import { type Page, type PageRequest, pageOf, slice } from "#lib/platform/paging.ts";
import { personNames } from "#lib/scope/queries/person-names.ts";
import type { TechnologyVerdict } from "#lib/scope/vocabulary.ts";

export type TechnologyOptionView = {
  readonly id: string;
  readonly revision: number;
  readonly name: string;
  readonly summary: string;
  readonly strengths: string;
  readonly weaknesses: string;
  readonly verdict: TechnologyVerdict;
  readonly reason: string;
  readonly author: string | null;
};

/** Technology options in the order they were reviewed. */
export async function listTechnologyOptions(
  access: ProjectAccess<"record:read">,
  request: PageRequest = {},
): Promise<Page<TechnologyOptionView>> {
  const where = { projectId: access.project.id, removedAt: null };
  const [rows, total] = await Promise.all([
    db().technologyOption.findMany({ where, orderBy: [{ createdAt: "asc" }, { id: "asc" }], ...slice(request) }),
    db().technologyOption.count({ where }),
  ]);
  const nameOf = await personNames(rows.map(({ authorId }) => authorId));
  const items = rows.map(({ id, revision, name, summary, strengths, weaknesses, verdict, reason, authorId }) => ({
    id,
    revision,
    name,
    summary,
    strengths,
    weaknesses,
    verdict,
    reason,
    author: nameOf(authorId),
  }));
  return pageOf(items, total, request);
}
