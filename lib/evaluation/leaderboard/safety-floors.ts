import type { ModelScore } from "#lib/evaluation/leaderboard/leaderboard.ts";
import { matchScore } from "#lib/evaluation/match.ts";
import { judgeObjective, type ObjectiveState } from "#lib/evaluation/rules.ts";
import type { ObjectiveFact } from "#lib/scope/evidence.ts";

export type FloorOfModel = {
  readonly model: string;
  readonly score: ModelScore | null;
  readonly state: ObjectiveState;
};

/** A floor against each model, by the rules of the gate: its newest evaluation counts, and of that the worst score. */
export function judgeFloor(
  objective: ObjectiveFact,
  scores: readonly ModelScore[],
  models: readonly string[],
  now: Date,
): FloorOfModel[] {
  const asked = { ...objective, tolerance: objective.tolerance ?? undefined };
  return models.map((model) => {
    const measured = scores
      .filter((score) => score.model === model)
      .map((score) => ({ ...score, metric: score.metricKey, nonFinite: null, stderr: null, nOriginal: null }));
    const counted = matchScore(asked, measured);
    return { model, score: counted, state: judgeObjective(asked, counted, now).state };
  });
}
