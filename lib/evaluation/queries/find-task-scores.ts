import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { intervalOf, type TaskScore } from "#lib/evaluation/views.ts";
import { db } from "#lib/platform/db.ts";

/** The scores of one metric in one evaluation, task by task, without the groups that only sum them up. */
export async function findTaskScores(
  access: ProjectAccess<"project:read">,
  { evaluationNumber, metric, limit }: { evaluationNumber: number; metric: string; limit: number },
): Promise<TaskScore[]> {
  const rows = await db().score.findMany({
    where: {
      evaluation: { projectId: access.project.id, number: evaluationNumber },
      measure: { metricKey: metric },
      isGroup: false,
    },
    orderBy: { position: "asc" },
    take: limit,
    include: { measure: { select: { task: true, taskAlias: true, filter: true } } },
  });
  return rows.map(({ measure, value, ...row }) => ({ ...measure, value, interval: intervalOf(row) }));
}
