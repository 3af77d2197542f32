import type { FeasibilityDecision } from "#lib/scope/vocabulary.ts";

/** What is scored, how much each counts, and what the ends of the scale mean. The weights add up to 1. */
export const FEASIBILITY_ASPECTS = {
  value: { title: "Value", weight: 0.3, low: "nice to have", high: "changes the business" },
  dataReadiness: { title: "Data readiness", weight: 0.25, low: "nothing collected", high: "cleared and at hand" },
  technicalRisk: { title: "Technical risk", weight: 0.2, low: "unproven", high: "done before" },
  cost: { title: "Cost", weight: 0.15, low: "over budget", high: "well within budget" },
  time: { title: "Time", weight: 0.1, low: "no date holds", high: "comfortable" },
} as const;

export type FeasibilityAspect = keyof typeof FEASIBILITY_ASPECTS;
export const ASPECTS = Object.keys(FEASIBILITY_ASPECTS) as FeasibilityAspect[];

/** 1 (poor) to 5 (good) for each aspect, so that more is always better; null while nobody has scored it. */
export type FeasibilityScores = Readonly<Record<FeasibilityAspect, number | null>>;

/**
 * The weighted mean of the five scores.
 * @returns 1 to 5, or null while a score is missing: a total of some would look like a total of all.
 */
export function feasibilityTotal(scores: FeasibilityScores): number | null {
  let total = 0;
  for (const aspect of ASPECTS) {
    const score = scores[aspect];
    if (score === null) return null;
    total += score * FEASIBILITY_ASPECTS[aspect].weight;
  }
  return total;
}

/** What remains to be scored, by title, in the order of the form. */
export function unscoredAspects(scores: FeasibilityScores): string[] {
  return ASPECTS.filter((aspect) => scores[aspect] === null).map((aspect) => FEASIBILITY_ASPECTS[aspect].title);
}

/** The five scores and the decision. */
export function feasibilityCompleteness(
  scores: FeasibilityScores,
  decision: FeasibilityDecision | null,
): { filled: number; total: number } {
  const scored = ASPECTS.length - unscoredAspects(scores).length;
  return { filled: scored + (decision === null ? 0 : 1), total: ASPECTS.length + 1 };
}
