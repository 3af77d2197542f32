import "server-only";
import type { AnyProjectAccess } from "#lib/access/access.ts";
import { pool } from "#lib/platform/db.ts";
import { MOST_PLACES, SUMMARY_SQL } from "#lib/training/points/places.ts";

export type CurveAsk = { readonly runIds: readonly string[]; readonly keys: readonly string[] };

/** One place of a curve: its last point, and how far the values went there. Values are null where they are not finite. */
export type CurvePoint = {
  readonly step: number;
  readonly atMs: number;
  readonly value: number | null;
  readonly min: number | null;
  readonly max: number | null;
};

export type Curve = { readonly runId: string; readonly key: string; readonly points: readonly CurvePoint[] };

type Row = {
  runId: string;
  key: string;
  step: number;
  atMs: number;
  value: number;
  min: number | null;
  max: number | null;
};

/**
 * Curves as they are drawn: at most {@link MOST_PLACES} places each, every one with the least, the greatest and the last value in
 * it, so that an outlier shows however far one looks from. Those of a long curve are kept as its points come, so that it is drawn as
 * fast as a short one; a short one is added up where its points are.
 */
export async function readCurves(access: AnyProjectAccess, ask: CurveAsk): Promise<readonly Curve[]> {
  if (ask.runIds.length === 0 || ask.keys.length === 0) return [];
  const { rows } = await pool().query<Row>(
    // The last point of a place as the greatest array, which unlike a sorted aggregate sorts nothing.
    `WITH asked AS (
       SELECT metric.* FROM run_metric metric JOIN training_run run ON run.id = metric.run_id AND run.project_id = $1
        WHERE metric.run_id = ANY($2::uuid[]) AND metric.key = ANY($3::text[])
     )
     SELECT asked.run_id AS "runId", asked.key, last[1] AS step, round(last[2] * 1000) AS "atMs", last[3] AS value,
            least AS min, most AS max
       FROM asked CROSS JOIN LATERAL (
         SELECT ${SUMMARY_SQL} FROM run_metric_point point
          WHERE point.metric_id = asked.id
          GROUP BY (point.step - asked.first_step) * $4::bigint / (asked.latest_step - asked.first_step + 1)) AS place
      WHERE asked.place_width IS NULL
     UNION ALL
     SELECT asked.run_id, asked.key, place.last_step, round(extract(epoch FROM place.last_at) * 1000), place.last_value,
            place.min_value, place.max_value
       FROM asked JOIN run_metric_place place ON place.metric_id = asked.id
      WHERE asked.place_width IS NOT NULL
      ORDER BY 1, 2, 3`,
    [access.project.id, ask.runIds, ask.keys, MOST_PLACES],
  );
  const curves = new Map<string, { runId: string; key: string; points: CurvePoint[] }>();
  for (const { runId, key, step, atMs, value, min, max } of rows) {
    const name = `${runId} ${key}`;
    const curve = curves.get(name) ?? { runId, key, points: [] };
    curve.points.push({
      step,
      atMs,
      value: Number.isFinite(value) ? value : null,
      min,
      max,
    });
    curves.set(name, curve);
  }
  return [...curves.values()];
}
