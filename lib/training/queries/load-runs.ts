import "server-only";
import type { AnyProjectAccess } from "#lib/access/access.ts";
import { db, pool } from "#lib/platform/db.ts";
import { RUN_FIELDS, runViewOf } from "#lib/training/queries/fields.ts";
import type { KeyValue, MetricView, RunView } from "#lib/training/views.ts";

/** A run with what it logged, but for the points of its curves. */
export type LoadedRun = RunView & {
  readonly params: readonly KeyValue[];
  readonly tags: readonly KeyValue[];
  readonly metrics: readonly MetricView[];
};

/** Some runs of the project, in the order of their ids; those that are not there are left out. */
export async function loadRuns(access: AnyProjectAccess, ids: readonly string[]): Promise<readonly LoadedRun[]> {
  if (ids.length === 0) return [];
  const byKey = { orderBy: { key: "asc" }, select: { key: true, value: true } } as const;
  const [rows, metrics] = await Promise.all([
    db().trainingRun.findMany({
      where: { id: { in: [...ids] }, projectId: access.project.id },
      select: { ...RUN_FIELDS, params: byKey, tags: byKey },
    }),
    metricsOf(ids),
  ]);
  return ids.flatMap((id) => {
    const row = rows.find((one) => one.id === id);
    if (!row) return [];
    const { params, tags, ...run } = row;
    return [{ ...runViewOf(run), params, tags, metrics: metrics.get(id) ?? [] }];
  });
}

type MetricRow = {
  runId: string;
  key: string;
  points: number;
  value: number;
  step: string;
  at: Date;
  min: number | null;
  minStep: string | null;
  max: number | null;
  maxStep: string | null;
};

async function metricsOf(ids: readonly string[]): Promise<ReadonlyMap<string, readonly MetricView[]>> {
  const { rows } = await pool().query<MetricRow>(
    `SELECT run_id AS "runId", key, point_count AS points, latest_value AS value, latest_step AS step, latest_at AS at,
            min_value AS min, min_step AS "minStep", max_value AS max, max_step AS "maxStep"
       FROM run_metric WHERE run_id = ANY($1::uuid[]) AND point_count > 0 ORDER BY key`,
    [ids],
  );
  const byRun = new Map<string, MetricView[]>();
  for (const { runId, key, points, value, step, at, min, minStep, max, maxStep } of rows) {
    const metric: MetricView = {
      key,
      points,
      latest: { value, step: Number(step), at },
      min: min === null ? null : { value: min, step: Number(minStep) },
      max: max === null ? null : { value: max, step: Number(maxStep) },
    };
    byRun.set(runId, [...(byRun.get(runId) ?? []), metric]);
  }
  return byRun;
}
