import { listMeasuredObjectives } from "#lib/evaluation/evidence.ts";
import type { CoveredFacts, InRound } from "#lib/lifecycle/load-subject.ts";
import type { Tx } from "#lib/platform/db.ts";

/**
 * The scores a signature covers: of each objective, the one that counts. Another evaluation makes it stale only when it
 * brings another score for an objective.
 */
export async function scoreFacts(tx: Tx, { projectId }: InRound): Promise<CoveredFacts> {
  const measured = await listMeasuredObjectives(tx, projectId);
  const authors = new Set<string>();
  const records = measured.flatMap(({ objective, score }) => {
    if (!score) return [];
    if (score.importedById) authors.add(score.importedById);
    return [
      {
        id: objective.id,
        label: `Score of objective ${objective.number}`,
        fields: {
          metric: score.metric,
          task: score.task,
          filter: score.filter,
          value: score.value ?? score.nonFinite,
          n: score.n,
          evaluation: score.evaluationNumber,
          "file SHA-256": score.contentSha256,
        },
      },
    ];
  });
  return { records, authors: [...authors] };
}
