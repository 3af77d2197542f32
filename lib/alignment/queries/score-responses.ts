import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { loadedScorer } from "#lib/alignment/reward-models/loaded-scorer.ts";
import type { ScoreRequest } from "#lib/alignment/reward-models/schema.ts";
import { db } from "#lib/platform/db.ts";

export type ScoredResponses = {
  readonly rewardModel: number;
  readonly scores: readonly number[];
};

/** Scores responses to one prompt, in their order; null where there is no such model. */
export async function scoreResponses(
  access: ProjectAccess<"record:read">,
  number: number,
  { prompt, responses }: ScoreRequest,
): Promise<ScoredResponses | null> {
  const model = await db().rewardModel.findUnique({
    where: { projectId_number: { projectId: access.project.id, number } },
    select: { blobId: true },
  });
  if (!model) return null;
  const score = await loadedScorer(model.blobId);
  return { rewardModel: number, scores: responses.map((response) => score(prompt, response)) };
}
