import { type Brief, briefCompleteness } from "#lib/scope/rules/brief.ts";
import { type FeasibilityScores, feasibilityCompleteness } from "#lib/scope/rules/feasibility.ts";
import type { FeasibilityDecision } from "#lib/scope/vocabulary.ts";

/** A section of the Scope page, in its order; `total` is 0 where nothing is required. */
export type ScopeSection = {
  readonly anchor: "brief" | "objectives" | "market" | "interviews" | "technology" | "feasibility" | "risk-tier";
  readonly title: string;
  readonly filled: number;
  readonly total: number;
};

export type ScopeFacts = {
  readonly brief: Brief;
  readonly objectives: { readonly inForce: number; readonly frozen: number };
  readonly marketEntries: number;
  readonly interviews: number;
  readonly technologyOptions: number;
  readonly feasibility: { readonly scores: FeasibilityScores; readonly decision: FeasibilityDecision | null };
  readonly hasRiskTier: boolean;
};

/** How far each section is. Of objectives the frozen ones count, and of a list that it was begun. */
export function scopeSections(facts: ScopeFacts): ScopeSection[] {
  const { objectives, feasibility } = facts;
  return [
    { anchor: "brief", title: "Brief", ...briefCompleteness(facts.brief) },
    { anchor: "objectives", title: "Objectives", filled: objectives.frozen, total: Math.max(1, objectives.inForce) },
    { anchor: "market", title: "Market research", ...begun(facts.marketEntries) },
    { anchor: "interviews", title: "Interviews", ...begun(facts.interviews) },
    { anchor: "technology", title: "Technology", filled: facts.technologyOptions, total: 0 },
    {
      anchor: "feasibility",
      title: "Feasibility",
      ...feasibilityCompleteness(feasibility.scores, feasibility.decision),
    },
    { anchor: "risk-tier", title: "Risk tier", ...begun(facts.hasRiskTier ? 1 : 0) },
  ];
}

function begun(count: number): { filled: number; total: number } {
  return { filled: Math.min(1, count), total: 1 };
}
