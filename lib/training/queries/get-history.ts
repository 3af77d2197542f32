import "server-only";
import type { AnyProjectAccess } from "#lib/access/access.ts";
import { pool } from "#lib/platform/db.ts";

export type HistoryPoint = { readonly value: number; readonly step: number; readonly at: Date };
/** Where a page ended. */
export type HistoryCursor = { readonly step: number; readonly atMs: number; readonly value: string };

/** Every point of one curve, by step and instant, a page at a time. */
export async function getHistory(
  access: AnyProjectAccess,
  { runId, key, take, after }: { runId: string; key: string; take: number; after: HistoryCursor | null },
): Promise<readonly HistoryPoint[]> {
  const { rows } = await pool().query<{ value: number; step: string; at: Date }>(
    `SELECT point.value, point.step, point.at
       FROM run_metric_point point
      WHERE point.metric_id = (SELECT metric.id FROM run_metric metric JOIN training_run run ON run.id = metric.run_id
                                WHERE run.id = $1 AND run.project_id = $2 AND metric.key = $3)
        AND ($4::bigint IS NULL OR (point.step, point.at, point.value) > ($4::bigint, to_timestamp($5::float8 / 1000), $6::float8))
      ORDER BY point.step, point.at, point.value LIMIT $7`,
    [runId, access.project.id, key, after?.step ?? null, after?.atMs ?? null, after?.value ?? null, take],
  );
  return rows.map(({ value, step, at }) => ({ value, step: Number(step), at }));
}
