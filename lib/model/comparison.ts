import { type CandidateScores, type Ranked, rank } from "#lib/model/ranking/ranking.ts";
import { type Sensitivity, sensitivityOf } from "#lib/model/ranking/sensitivity.ts";
import type { Candidate, Selection } from "#lib/model/selection.ts";

export type ComparedCandidate = Candidate &
  Pick<Ranked, "total" | "place" | "missing"> & {
    /** In what share of random weightings it comes first; null while nothing is scored. */
    readonly winShare: number | null;
  };

export type Comparison = {
  /** The live candidates, the best first. */
  readonly rows: readonly ComparedCandidate[];
  readonly sensitivity: Sensitivity;
};

/** The live candidates ranked by the weights in force, and how firmly the first stands. Pure. */
export function comparisonOf({ criteria, candidates }: Pick<Selection, "criteria" | "candidates">): Comparison {
  const live = candidates.filter(({ removed }) => !removed);
  const scored = live.map(({ number, scores }): CandidateScores => {
    const points = [...scores].map(([key, score]) => [key, score.points] as const);
    return { key: String(number), scores: new Map(points) };
  });
  const sensitivity = sensitivityOf(criteria, scored);
  const rows = rank(criteria, scored).flatMap(({ key, total, place, missing }) => {
    const candidate = live.find(({ number }) => String(number) === key);
    const winShare = total === null ? null : (sensitivity.wins.get(key) ?? null);
    return candidate ? [{ ...candidate, total, place, missing, winShare }] : [];
  });
  return { rows, sensitivity };
}
