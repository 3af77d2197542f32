/** What candidates are compared by. Weights are relative to each other and need no sum. */
export type WeightedCriterion = { readonly key: string; readonly title: string; readonly weight: number };

/** How well a candidate does by a criterion, from 0 to 5; null where nobody has said. */
export type CandidateScores = { readonly key: string; readonly scores: ReadonlyMap<string, number | null> };

export type Ranked = {
  readonly key: string;
  /** From 0 to 5: the weighted mean of the scores it has. */
  readonly total: number | null;
  /** Candidates with the same total share a place. */
  readonly place: number | null;
  /** Criteria with a weight by which it has no score. */
  readonly missing: readonly string[];
};

export const MOST_POINTS = 5;

/**
 * Candidates by the weighted sum of their scores, best first. One with a score missing is compared by the others alone, and says so: a gap
 * is not a zero, and not a free pass either.
 */
export function rank(criteria: readonly WeightedCriterion[], candidates: readonly CandidateScores[]): Ranked[] {
  const totals = candidates.map(({ key, scores }) => ({
    key,
    total: weightedMean(criteria, scores),
    missing: criteria
      .filter(({ key, weight }) => weight > 0 && (scores.get(key) ?? null) === null)
      .map(({ key }) => key),
  }));
  const sorted = totals.toSorted((a, b) => (b.total ?? -1) - (a.total ?? -1));
  return sorted.map((one) => ({
    ...one,
    place: one.total === null ? null : 1 + sorted.filter(({ total }) => isAbove(total, one.total)).length,
  }));
}

function weightedMean(criteria: readonly WeightedCriterion[], scores: CandidateScores["scores"]): number | null {
  let sum = 0;
  let weights = 0;
  for (const { key, weight } of criteria) {
    const score = scores.get(key) ?? null;
    if (score === null) continue;
    sum += weight * score;
    weights += weight;
  }
  return weights > 0 ? sum / weights : null;
}

/** Sums of the same numbers in another order differ in their last digits; that is no better place. */
const SAME = 1e-9;

function isAbove(total: number | null, other: number | null): boolean {
  return total !== null && other !== null && total > other + SAME;
}
