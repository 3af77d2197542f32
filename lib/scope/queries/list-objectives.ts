import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { db } from "#lib/platform/db.ts";
import { type Page, type PageRequest, pageOf, slice } from "#lib/platform/paging.ts";
import { type NameOf, personNames } from "#lib/scope/queries/person-names.ts";
import { changedFields, definitionOf, type ObjectiveDefinition } from "#lib/scope/rules/objective.ts";

export type ObjectiveView = ObjectiveDefinition & {
  readonly id: string;
  readonly number: number;
  readonly revision: number;
  readonly author: string | null;
  readonly createdAt: Date;
  readonly frozenAt: Date | null;
  readonly frozenBy: string | null;
  /** When it was last changed after the freeze. */
  readonly editedAfterFreeze: Date | null;
  readonly retiredAt: Date | null;
  /** How many interviews support it. */
  readonly interviews: number;
};

export type ObjectiveRevisionView = {
  readonly revision: number;
  readonly at: Date;
  readonly by: string | null;
  readonly afterFreeze: boolean;
  readonly reason: string;
  readonly definition: ObjectiveDefinition;
  /** The labels of what it changed; empty for the first. */
  readonly changed: readonly string[];
};

/** The objectives in force, by number. */
export async function listObjectives(
  access: ProjectAccess<"project:read">,
  request: PageRequest = {},
): Promise<Page<ObjectiveView>> {
  const where = { projectId: access.project.id, retiredAt: null };
  const [rows, total] = await Promise.all([
    db().objective.findMany({ where, orderBy: { number: "asc" }, include: WITH_FREEZE, ...slice(request) }),
    db().objective.count({ where }),
  ]);
  const nameOf = await personNames(rows.flatMap((row) => [row.authorId, row.frozenById]));
  return pageOf(
    rows.map((row) => viewOf(row, nameOf)),
    total,
    request,
  );
}

/** One objective, also a retired one, with every definition it has had, the newest first; null when there is none. */
export async function findObjective(
  access: ProjectAccess<"project:read">,
  number: number,
): Promise<(ObjectiveView & { readonly revisions: readonly ObjectiveRevisionView[] }) | null> {
  const row = await db().objective.findUnique({
    where: { projectId_number: { projectId: access.project.id, number } },
    include: {
      revisions: { orderBy: { revision: "asc" } },
      _count: WITH_FREEZE._count,
    },
  });
  if (!row) return null;
  const nameOf = await personNames([row.authorId, row.frozenById, ...row.revisions.map(({ authorId }) => authorId)]);
  const revisions = row.revisions.map(({ authorId, definition: stored, ...revision }, index): ObjectiveRevisionView => {
    const definition = stored as ObjectiveDefinition;
    const before = row.revisions[index - 1]?.definition as ObjectiveDefinition | undefined;
    const { revision: number, at, afterFreeze, reason } = revision;
    const changed = before ? changedFields(before, definition) : [];
    return { revision: number, at, by: nameOf(authorId), afterFreeze, reason, definition, changed };
  });
  const afterFreeze = row.revisions.filter((revision) => revision.afterFreeze).slice(-1);
  return { ...viewOf({ ...row, revisions: afterFreeze }, nameOf), revisions: revisions.reverse() };
}

const WITH_FREEZE = {
  revisions: { where: { afterFreeze: true }, orderBy: { revision: "desc" }, take: 1, select: { at: true } },
  _count: { select: { interviews: { where: { interview: { removedAt: null } } } } },
} as const;

type Row = Parameters<typeof definitionOf>[0] & {
  id: string;
  number: number;
  revision: number;
  authorId: string | null;
  createdAt: Date;
  frozenAt: Date | null;
  frozenById: string | null;
  retiredAt: Date | null;
  revisions: readonly { at: Date }[];
  _count: { interviews: number };
};

function viewOf(row: Row, nameOf: NameOf): ObjectiveView {
  const { id, number, revision, createdAt, frozenAt, retiredAt } = row;
  return {
    ...definitionOf(row),
    id,
    number,
    revision,
    author: nameOf(row.authorId),
    createdAt,
    frozenAt,
    frozenBy: frozenAt && nameOf(row.frozenById),
    editedAfterFreeze: row.revisions[0]?.at ?? null,
    retiredAt,
    interviews: row._count.interviews,
  };
}
