import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { findMeasures } from "#lib/evaluation/candidate-scores.ts";
import { intervalOf, type MeasuredPoint } from "#lib/evaluation/views.ts";
import { db } from "#lib/platform/db.ts";
import type { NonFinite } from "#lib/platform/json-value.ts";

/** A metric on a task, whatever the files call it; without a filter, all of them. */
export type SeriesKey = { readonly metric: string; readonly task: string; readonly filter?: string };

/** The newest scores of a metric on a task, the oldest of them first. */
export async function findSeries(
  access: ProjectAccess<"project:read">,
  { metric, task, filter, limit }: SeriesKey & { readonly limit: number },
): Promise<MeasuredPoint[]> {
  const metricKey = filter === undefined ? metric : `${metric},${filter}`;
  const measures = await findMeasures(db(), access.project.id, [{ metricKey, dataset: task }]);
  // One walk of the index for each measure, and few of them: names a file gives to the same thing, and filters.
  const newest = await Promise.all(
    measures.map(({ id }) =>
      db().score.findMany({
        where: { measureId: id },
        orderBy: [{ evaluatedAt: "desc" }, { evaluationNumber: "desc" }],
        take: limit,
        include: {
          measure: { select: { taskAlias: true, filter: true } },
          evaluation: { select: { name: true, modelName: true, round: true } },
        },
      }),
    ),
  );
  return newest
    .flat()
    .sort((a, b) => a.evaluatedAt.getTime() - b.evaluatedAt.getTime() || a.evaluationNumber - b.evaluationNumber)
    .slice(-limit)
    .map(({ measure, evaluation, ...score }) => ({
      evaluationNumber: score.evaluationNumber,
      evaluationName: evaluation.name,
      modelName: evaluation.modelName,
      evaluatedAt: score.evaluatedAt,
      round: evaluation.round,
      ...measure,
      value: score.value,
      nonFinite: score.nonFinite as NonFinite | null,
      interval: intervalOf(score),
      stderr: score.stderr,
      n: score.n,
      nOriginal: score.nOriginal,
    }));
}
