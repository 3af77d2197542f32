import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { db } from "#lib/platform/db.ts";
import { personNames } from "#lib/scope/queries/person-names.ts";
import { type Brief, EMPTY_BRIEF } from "#lib/scope/rules/brief.ts";
import { type ScopeSection, scopeSections } from "#lib/scope/rules/completeness.ts";
import {
  ASPECTS,
  type FeasibilityAspect,
  type FeasibilityScores,
  feasibilityTotal,
} from "#lib/scope/rules/feasibility.ts";
import type { FeasibilityDecision, RiskTier } from "#lib/scope/vocabulary.ts";

/** Who wrote something last, and when; the revision is 0 and the rest null while nobody has. */
export type Saved = { readonly revision: number; readonly savedAt: Date | null; readonly savedBy: string | null };

export type FeasibilityView = Saved & {
  readonly scores: FeasibilityScores;
  readonly notes: Readonly<Record<FeasibilityAspect, string>>;
  readonly total: number | null;
  readonly decided: {
    readonly decision: FeasibilityDecision;
    readonly reason: string;
    readonly at: Date;
    readonly by: string | null;
  } | null;
};

export type RiskTierView = {
  readonly tier: RiskTier;
  readonly reason: string;
  readonly articles: string;
  readonly at: Date;
  readonly by: string | null;
  /** How many times the tier was set before. */
  readonly earlier: number;
};

export type ScopeView = {
  readonly brief: Brief & Saved;
  readonly feasibility: FeasibilityView;
  readonly riskTier: RiskTierView | null;
  readonly sections: readonly ScopeSection[];
};

/** What everybody in the project may read of its scope; research and interviews are lists of their own. */
export async function getScope(access: ProjectAccess<"project:read">): Promise<ScopeView> {
  const project = await db().project.findUniqueOrThrow({
    where: { id: access.project.id },
    select: {
      brief: true,
      feasibility: true,
      riskAssessments: { orderBy: { id: "desc" }, take: 1 },
      _count: {
        select: {
          riskAssessments: true,
          marketEntries: { where: { removedAt: null } },
          interviews: { where: { removedAt: null } },
          technologyOptions: { where: { removedAt: null } },
          objectives: { where: { retiredAt: null } },
        },
      },
    },
  });
  const frozen = await db().objective.count({
    where: { projectId: access.project.id, retiredAt: null, frozenAt: { not: null } },
  });
  const { brief, feasibility, _count } = project;
  const risk = project.riskAssessments[0] ?? null;
  const nameOf = await personNames([
    brief?.updatedById ?? null,
    feasibility?.updatedById ?? null,
    feasibility?.decidedById ?? null,
    risk?.authorId ?? null,
  ]);
  const scores = byAspect((aspect) => feasibility?.[aspect] ?? null);
  return {
    brief: { ...(brief ? wordsOf(brief) : EMPTY_BRIEF), ...savedBy(brief, nameOf) },
    feasibility: {
      ...savedBy(feasibility, nameOf),
      scores,
      notes: byAspect((aspect) => feasibility?.[`${aspect}Note`] ?? ""),
      total: feasibilityTotal(scores),
      decided:
        feasibility?.decision && feasibility.decidedAt
          ? {
              decision: feasibility.decision,
              reason: feasibility.reason,
              at: feasibility.decidedAt,
              by: nameOf(feasibility.decidedById),
            }
          : null,
    },
    riskTier: risk && {
      tier: risk.tier,
      reason: risk.reason,
      articles: risk.articles,
      at: risk.at,
      by: nameOf(risk.authorId),
      earlier: _count.riskAssessments - 1,
    },
    sections: scopeSections({
      brief: brief ?? EMPTY_BRIEF,
      objectives: { inForce: _count.objectives, frozen },
      marketEntries: _count.marketEntries,
      interviews: _count.interviews,
      technologyOptions: _count.technologyOptions,
      feasibility: { scores, decision: feasibility?.decision ?? null },
      hasRiskTier: risk !== null,
    }),
  };
}

function wordsOf({ problemStatement, users, taskTypes, nonAiAlternative, outOfScope }: Brief): Brief {
  return { problemStatement, users, taskTypes, nonAiAlternative, outOfScope };
}

function savedBy(
  row: { revision: number; updatedAt: Date; updatedById: string | null } | null,
  nameOf: (id: string | null) => string | null,
): Saved {
  return row
    ? { revision: row.revision, savedAt: row.updatedAt, savedBy: nameOf(row.updatedById) }
    : { revision: 0, savedAt: null, savedBy: null };
}

function byAspect<T>(give: (aspect: FeasibilityAspect) => T): Record<FeasibilityAspect, T> {
  return Object.fromEntries(ASPECTS.map((aspect) => [aspect, give(aspect)])) as Record<FeasibilityAspect, T>;
}
