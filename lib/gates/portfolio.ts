import "server-only";
import type { Person } from "#lib/access/access.ts";
import { type ProjectRole, permissionsOf } from "#lib/access/permissions.ts";
import type { ObjectiveState } from "#lib/evaluation/rules.ts";
import {
  PORTFOLIO_PAGE_SIZE,
  PORTFOLIO_VIEWS,
  type PortfolioRequest,
  type PortfolioView,
} from "#lib/gates/portfolio-schema.ts";
import { blockerFor } from "#lib/gates/reader.ts";
import type { BlockerLine, StoredBlocker } from "#lib/gates/standing.ts";
import { readTrail, type Trail } from "#lib/lifecycle/trail.ts";
import { pool } from "#lib/platform/db.ts";

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

/**
 * One page of the projects a person is in: what was blocked first, then by due day. Two queries in plain SQL, since
 * Prisma's would put the whole row of every project together before it sorts them and throws all but a page away.
 */
export async function listPortfolio(person: Person, { view, q, page }: PortfolioRequest): Promise<Portfolio> {
  const [{ rows }, counted] = await Promise.all([
    pool().query<SelectedRow>(
      `SELECT p.slug, p.name, p.summary, p.due_on::text AS "dueOn", m.role, s.risk_tier AS "riskTier", s.trail, s.blocker,
              s.objectives
       ${MINE}
       WHERE ${WHERE[view]} AND ${FITS}
       ORDER BY coalesce(s.is_blocked, false) DESC, p.due_on NULLS LAST, p.name, p.id
       LIMIT $3 OFFSET $4`,
      [person.userId, q, PORTFOLIO_PAGE_SIZE, (page - 1) * PORTFOLIO_PAGE_SIZE],
    ),
    pool().query<Record<PortfolioView | "total", number>>(
      `SELECT ${PORTFOLIO_VIEWS.map((one) => `count(*) FILTER (WHERE ${WHERE[one]})::int AS ${one}`).join(", ")},
              count(*) FILTER (WHERE ${WHERE[view]} AND ${FITS})::int AS total
       ${MINE}`,
      [person.userId, q],
    ),
  ]);
  const { total, ...counts } = counted.rows[0] ?? { total: 0, all: 0, mine: 0, blocked: 0, stale: 0, waived: 0 };
  return { rows: rows.map(toRow), counts, total };
}

// As visibleTo() of the door has it: raters see nothing of a project but their task.
const MINE = `FROM membership m
       JOIN project p ON p.id = m.project_id AND p.archived_at IS NULL AND m.user_id = $1 AND m.role <> 'rater'
       LEFT JOIN standing s ON s.project_id = p.id`;

const FITS = "(strpos(lower(p.name), lower($2)) > 0 OR strpos(p.slug, lower($2)) > 0)";

const WHERE: Record<PortfolioView, string> = {
  all: "true",
  mine: "m.role = 'lead'",
  blocked: "s.is_blocked",
  stale: "s.is_stale",
  waived: "s.is_waived",
};

type SelectedRow = Omit<PortfolioRow, "dueOn" | "trail" | "objectives" | "blocker"> & {
  dueOn: string | null;
  trail: unknown;
  blocker: StoredBlocker | null;
  objectives: readonly ObjectiveState[] | null;
};

function toRow({ dueOn, trail, objectives, blocker, ...row }: SelectedRow): PortfolioRow {
  return {
    ...row,
    dueOn: dueOn ? new Date(dueOn) : null,
    trail: readTrail(trail),
    objectives: objectives ?? [],
    blocker: blockerFor({ permissions: permissionsOf(row.role) }, blocker),
  };
}
