import "server-only";
import type { AnyProjectAccess } from "#lib/access/access.ts";
import { pool } from "#lib/platform/db.ts";

/** How many places a curve is drawn at, however many points it has. */
export const MAX_PLACES = 500;

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
 * Curves as they are drawn: at most {@link MAX_PLACES} places each, every one with the least, the greatest and the last value in
 * it, so that an outlier shows however far one looks from. Added up where the points are: what travels does not grow with them.
 */
export async function readCurves(access: AnyProjectAccess, ask: CurveAsk): Promise<readonly Curve[]> {
  if (ask.runIds.length === 0 || ask.keys.length === 0) return [];
  const { rows } = await pool().query<Row>(
    // The last point of a place as the greatest array, which unlike a sorted aggregate sorts nothing.
    `SELECT metric.run_id AS "runId", metric.key, last[1] AS step, round(last[2] * 1000) AS "atMs", last[3] AS value,
            place.min, place.max
       FROM run_metric metric
       JOIN training_run run ON run.id = metric.run_id AND run.project_id = $1
       CROSS JOIN LATERAL (
         SELECT max(ARRAY[step::float8, extract(epoch FROM at)::float8, value]) AS last,
                min(value) FILTER (WHERE value > '-Infinity' AND value < 'Infinity') AS min,
                max(value) FILTER (WHERE value > '-Infinity' AND value < 'Infinity') AS max
           FROM run_metric_point point
          WHERE point.metric_id = metric.id
          GROUP BY (point.step - metric.first_step) * $4::bigint / (metric.latest_step - metric.first_step + 1)) AS place
      WHERE metric.run_id = ANY($2::uuid[]) AND metric.key = ANY($3::text[])
      ORDER BY metric.run_id, metric.key, last`,
    [access.project.id, ask.runIds, ask.keys, MAX_PLACES],
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
