import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { db } from "#lib/platform/db.ts";
import { type Page, type PageRequest, pageOf, slice } from "#lib/platform/paging.ts";
import { personNames } from "#lib/scope/queries/person-names.ts";

export type SupportedObjective = { readonly id: string; readonly number: number; readonly name: string };

export type InterviewView = {
  readonly id: string;
  readonly revision: number;
  readonly stakeholderName: string;
  readonly stakeholderRole: string;
  /** An ISO day. */
  readonly heldOn: string;
  readonly notes: string;
  readonly author: string | null;
  readonly supports: readonly SupportedObjective[];
};

/** Stakeholder interviews, the newest first. */
export async function listInterviews(
  access: ProjectAccess<"record:read">,
  request: PageRequest = {},
): Promise<Page<InterviewView>> {
  const where = { projectId: access.project.id, removedAt: null };
  const objective = { select: { id: true, number: true, name: true } };
  const [rows, total] = await Promise.all([
    db().interview.findMany({
      where,
      orderBy: [{ heldOn: "desc" }, { id: "desc" }],
      include: { supports: { orderBy: { objective: { number: "asc" } }, select: { objective } } },
      ...slice(request),
    }),
    db().interview.count({ where }),
  ]);
  const nameOf = await personNames(rows.map(({ authorId }) => authorId));
  const items = rows.map(({ id, revision, stakeholderName, stakeholderRole, heldOn, notes, authorId, supports }) => ({
    id,
    revision,
    stakeholderName,
    stakeholderRole,
    heldOn: heldOn.toISOString().slice(0, 10),
    notes,
    author: nameOf(authorId),
    supports: supports.map((support) => support.objective),
  }));
  return pageOf(items, total, request);
}
