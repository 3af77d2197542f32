import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { db } from "#lib/platform/db.ts";
import { metricOf } from "#lib/statistics/metrics.ts";

/** A metric that was measured, and on which tasks. */
export type MeasuredMetric = { readonly key: string; readonly title: string; readonly tasks: readonly string[] };

const MAX_CHOICES = 2_000;

/** What a chart can be drawn of, by title. */
export async function listMeasuredMetrics(access: ProjectAccess<"project:read">): Promise<MeasuredMetric[]> {
  const rows = await db().measure.findMany({
    where: { projectId: access.project.id },
    orderBy: [{ metricKey: "asc" }, { task: "asc" }],
    distinct: ["metricKey", "task"],
    take: MAX_CHOICES,
    select: { metricKey: true, task: true },
  });
  return [...Map.groupBy(rows, ({ metricKey }) => metricKey)]
    .map(([key, measures]) => ({ key, title: metricOf(key).title, tasks: measures.map(({ task }) => task) }))
    .sort((a, b) => (a.title < b.title ? -1 : 1));
}
