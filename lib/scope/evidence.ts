import { cache } from "react";
import type { Tx } from "#lib/platform/db.ts";
import { EMPTY_BRIEF, type MissingField, missingFields } from "#lib/scope/rules/brief.ts";
import { definitionOf, type ObjectiveDefinition } from "#lib/scope/rules/objective.ts";
import type { FeasibilityDecision, RiskTier } from "#lib/scope/vocabulary.ts";

/** An objective in force: what Evaluation measures, Deployment requires and Monitoring watches. */
export type ObjectiveFact = Omit<ObjectiveDefinition, "why"> & {
  readonly id: string;
  readonly number: number;
  /** When the definition was first frozen; null while it is a draft. */
  readonly frozenAt: Date | null;
  /** When it was last changed after that; null when it never was. */
  readonly editedAfterFreeze: Date | null;
};

/** What the criteria of Scope judge. */
export type ScopeEvidence = {
  readonly missingFields: readonly MissingField[];
  /** Without the retired ones, by number. */
  readonly objectives: readonly ObjectiveFact[];
  readonly feasibility: { readonly decision: FeasibilityDecision; readonly decidedAt: Date } | null;
  readonly riskTier: { readonly tier: RiskTier; readonly reason: string } | null;
};

export async function collectScopeEvidence(tx: Tx, projectId: string, _at: Date): Promise<ScopeEvidence> {
  const project = await tx.project.findUniqueOrThrow({
    where: { id: projectId },
    select: {
      brief: true,
      feasibility: { select: { decision: true, decidedAt: true } },
      riskAssessments: { orderBy: { id: "desc" }, take: 1, select: { tier: true, reason: true } },
      marketEntries: { where: { removedAt: null }, take: 1, select: { id: true } },
      interviews: { where: { removedAt: null }, take: 1, select: { id: true } },
    },
  });
  const { brief, feasibility, riskAssessments, marketEntries, interviews } = project;
  const counts = { marketEntries: marketEntries.length, interviews: interviews.length };
  return {
    missingFields: missingFields({ brief: brief ?? EMPTY_BRIEF, ...counts }),
    objectives: await listObjectiveFacts(tx, projectId),
    feasibility:
      feasibility?.decision && feasibility.decidedAt
        ? { decision: feasibility.decision, decidedAt: feasibility.decidedAt }
        : null,
    riskTier: riskAssessments[0] ?? null,
  };
}

/** The objectives in force, by number. Once for each page, whose parts all ask for them. */
export const listObjectiveFacts = cache(async (tx: Tx, projectId: string): Promise<readonly ObjectiveFact[]> => {
  const rows = await tx.objective.findMany({
    where: { projectId, retiredAt: null },
    orderBy: { number: "asc" },
    include: {
      revisions: { where: { afterFreeze: true }, orderBy: { revision: "desc" }, take: 1, select: { at: true } },
    },
  });
  return rows.map((row) => {
    const { why: _, ...definition } = definitionOf(row);
    const { id, number, frozenAt, revisions } = row;
    return { ...definition, id, number, frozenAt, editedAfterFreeze: revisions[0]?.at ?? null };
  });
});
