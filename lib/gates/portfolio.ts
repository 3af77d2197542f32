import "server-only";
import type { Person } from "#lib/access/access.ts";
import { visibleTo } from "#lib/access/door.ts";
import { type ProjectRole, permissionsOf } from "#lib/access/permissions.ts";
import type { ObjectiveState } from "#lib/evaluation/rules.ts";
import { PORTFOLIO_PAGE_SIZE, type PortfolioRequest, type PortfolioView } from "#lib/gates/portfolio-schema.ts";
import { blockerFor } from "#lib/gates/reader.ts";
import type { BlockerLine, StoredBlocker } from "#lib/gates/standing.ts";
import { readTrail, type Trail } from "#lib/lifecycle/trail.ts";
import { db, pool } from "#lib/platform/db.ts";
import type { Prisma } from "#lib/platform/generated/client.ts";

export type PortfolioRow = {
  readonly slug: string;
  readonly name: string;
  readonly summary: string;
  readonly dueOn: Date | null;
  readonly role: ProjectRole;
  readonly riskTier: string | null;
  readonly trail: Trail;
  readonly blocker: BlockerLine | null;
  readonly objectives: readonly ObjectiveState[];
};

export type Portfolio = {
  readonly rows: readonly PortfolioRow[];
  readonly counts: Readonly<Record<PortfolioView, number>>;
  /** How many projects are in this view and fit the search. */
  readonly total: number;
};

/** One page of the projects a person is in: what was blocked first, then by due day. Three queries, whatever the number. */
export async function listPortfolio(person: Person, { view, q, page }: PortfolioRequest): Promise<Portfolio> {
  const where: Prisma.ProjectWhereInput = {
    archivedAt: null,
    ...visibleTo(person),
    ...viewFilter(view, person),
    ...searchFilter(q),
  };
  const [rows, counts, total] = await Promise.all([
    db().project.findMany({
      where,
      orderBy: [
        { standing: { isBlocked: "desc" } },
        { dueOn: { sort: "asc", nulls: "last" } },
        { name: "asc" },
        { id: "asc" },
      ],
      skip: (page - 1) * PORTFOLIO_PAGE_SIZE,
      take: PORTFOLIO_PAGE_SIZE,
      select: {
        slug: true,
        name: true,
        summary: true,
        dueOn: true,
        memberships: { where: { userId: person.userId }, select: { role: true } },
        standing: { select: { trail: true, blocker: true, objectives: true, riskTier: true } },
      },
    }),
    countViews(person.userId),
    q ? db().project.count({ where }) : null,
  ]);
  return { rows: rows.map(toRow), counts, total: total ?? counts[view] };
}

type Selected = {
  slug: string;
  name: string;
  summary: string;
  dueOn: Date | null;
  memberships: { role: ProjectRole }[];
  standing: { trail: unknown; blocker: unknown; objectives: unknown; riskTier: string | null } | null;
};

function toRow({ memberships, standing, ...project }: Selected): PortfolioRow {
  const role = memberships[0]?.role ?? "stakeholder";
  return {
    ...project,
    role,
    riskTier: standing?.riskTier ?? null,
    trail: readTrail(standing?.trail),
    blocker: blockerFor({ permissions: permissionsOf(role) }, (standing?.blocker ?? null) as StoredBlocker | null),
    objectives: (standing?.objectives ?? []) as ObjectiveState[],
  };
}

function viewFilter(view: PortfolioView, person: Person): Prisma.ProjectWhereInput {
  switch (view) {
    case "all":
      return {};
    case "mine":
      return { memberships: { some: { userId: person.userId, role: "lead" } } };
    case "blocked":
      return { standing: { isBlocked: true } };
    case "stale":
      return { standing: { isStale: true } };
    case "waived":
      return { standing: { isWaived: true } };
  }
}

function searchFilter(q: string): Prisma.ProjectWhereInput {
  return q ? { OR: [{ name: { contains: q, mode: "insensitive" } }, { slug: { contains: q.toLowerCase() } }] } : {};
}

async function countViews(userId: string): Promise<Record<PortfolioView, number>> {
  const { rows } = await pool().query<Record<PortfolioView, number>>(
    `SELECT count(*)::int AS all,
            count(*) FILTER (WHERE m.role = 'lead')::int AS mine,
            count(*) FILTER (WHERE s.is_blocked)::int AS blocked,
            count(*) FILTER (WHERE s.is_stale)::int AS stale,
            count(*) FILTER (WHERE s.is_waived)::int AS waived
     FROM membership m
     JOIN project p ON p.id = m.project_id AND p.archived_at IS NULL
     LEFT JOIN standing s ON s.project_id = p.id
     WHERE m.user_id = $1 AND m.role <> 'rater'`,
    [userId],
  );
  return rows[0] ?? { all: 0, mine: 0, blocked: 0, stale: 0, waived: 0 };
}
