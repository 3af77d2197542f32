import "server-only";
import type { AnyProjectAccess } from "#lib/access/access.ts";
import { pool } from "#lib/platform/db.ts";

/** How many places a curve is drawn at, however many points it has. */
export const MAX_PLACES = 500;

export type CurveAsk = {
  readonly runIds: readonly string[];
  readonly keys: readonly string[];
  /** What runs along the axis: only that decides which points fall into one place. */
  readonly by: "step" | "time";
  /** Steps, or epoch milliseconds; the whole curve when left out. */
  readonly from?: number;
  readonly to?: number;
};

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
  step: string;
  atMs: string;
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
  const axis = ask.by === "step" ? "point.step::float8" : "extract(epoch FROM point.at)::float8 * 1000";
  const { rows } = await pool().query<Row>(
    `SELECT metric.run_id AS "runId", metric.key, place.*
       FROM run_metric metric
       JOIN training_run run ON run.id = metric.run_id AND run.project_id = $1
       CROSS JOIN LATERAL (
         SELECT min(${axis}) AS low, max(${axis}) AS high FROM run_metric_point point
          WHERE point.metric_id = metric.id AND ${axis} BETWEEN $4 AND $5) AS span
       CROSS JOIN LATERAL (
         SELECT max(step) AS step, round(extract(epoch FROM max(at)) * 1000) AS "atMs",
                (array_agg(value ORDER BY point.step DESC, point.at DESC, point.value DESC))[1] AS value,
                min(value) FILTER (WHERE value > '-Infinity' AND value < 'Infinity') AS min,
                max(value) FILTER (WHERE value > '-Infinity' AND value < 'Infinity') AS max
           FROM run_metric_point point
          WHERE point.metric_id = metric.id AND ${axis} BETWEEN $4 AND $5
          GROUP BY least(floor((${axis} - span.low) / nullif(span.high - span.low, 0) * $6), $6 - 1)
          ORDER BY 1) AS place
      WHERE metric.run_id = ANY($2::uuid[]) AND metric.key = ANY($3::text[])
      ORDER BY metric.run_id, metric.key, place.step, place."atMs"`,
    [access.project.id, ask.runIds, ask.keys, ask.from ?? -Infinity, ask.to ?? Infinity, MAX_PLACES],
  );
  const curves = new Map<string, { runId: string; key: string; points: CurvePoint[] }>();
  for (const { runId, key, step, atMs, value, min, max } of rows) {
    const name = `${runId} ${key}`;
    const curve = curves.get(name) ?? { runId, key, points: [] };
    curve.points.push({
      step: Number(step),
      atMs: Number(atMs),
      value: Number.isFinite(value) ? value : null,
      min,
      max,
    });
    curves.set(name, curve);
  }
  return [...curves.values()];
}
