import { divide, MANY_POINTS, MOST_PLACES, placeSql, SUMMARY_SQL } from "#lib/training/points/places.ts";
import type { Point } from "#lib/training/points/point.ts";
import type { Sql } from "#lib/training/points/sql.ts";

type Summary = {
  readonly id: string | bigint;
  readonly points: string | bigint;
  readonly steps: string | bigint;
  /** It has many points, and no places yet or too many of them. */
  readonly isToDivide: boolean;
};

/**
 * Adds points to the curves of a run and brings up to date what lists show of them, within the caller's transaction. A point
 * that is there already, since a client sent it again, changes nothing.
 */
export async function insertPoints(
  sql: Sql,
  runId: string,
  points: readonly Point[],
): Promise<{ readonly stored: number }> {
  if (points.length === 0) return { stored: 0 };
  const ids = await metricIds(sql, runId, [...new Set(points.map(({ key }) => key))].sort());
  // JSON has no word for NaN and the infinities, PostgreSQL has: values travel as text.
  const rows = points.map(({ key, step, atMs, value }) => ({ metric: ids.get(key), step, atMs, value: `${value}` }));
  const { rows: summary } = await sql.query<Summary>(
    `WITH fresh AS (
       INSERT INTO run_metric_point (metric_id, step, at, value)
       SELECT metric, step, to_timestamp("atMs" / 1000), value::float8
         FROM json_to_recordset($1::json) AS row(metric bigint, step bigint, "atMs" float8, value text)
       ON CONFLICT DO NOTHING
       RETURNING metric_id, step, at, value
     ), latest AS (
       SELECT DISTINCT ON (metric_id) metric_id, step, at, value FROM fresh
        ORDER BY metric_id, step DESC, at DESC, value DESC
     ), finite AS (
       SELECT * FROM fresh WHERE value > '-Infinity' AND value < 'Infinity'
     ), least AS (
       SELECT DISTINCT ON (metric_id) metric_id, step, value FROM finite ORDER BY metric_id, value, step
     ), most AS (
       SELECT DISTINCT ON (metric_id) metric_id, step, value FROM finite ORDER BY metric_id, value DESC, step
     ), count AS (
       SELECT metric_id, count(*) AS points, min(step) AS first_step FROM fresh GROUP BY metric_id
     ), changed AS (
       UPDATE run_metric kept SET
         point_count = kept.point_count + count.points,
         first_step = least(kept.first_step, count.first_step),
         (latest_step, latest_at, latest_value) = (
           SELECT CASE WHEN newer THEN latest.step ELSE kept.latest_step END,
                  CASE WHEN newer THEN latest.at ELSE kept.latest_at END,
                  CASE WHEN newer THEN latest.value ELSE kept.latest_value END
             FROM (SELECT kept.latest_step IS NULL OR
                     (latest.step, latest.at, latest.value) >= (kept.latest_step, kept.latest_at, kept.latest_value)
                     AS newer) AS compared),
         min_step = CASE WHEN least.value < kept.min_value OR kept.min_value IS NULL THEN least.step ELSE kept.min_step END,
         min_value = least(kept.min_value, least.value),
         max_step = CASE WHEN most.value > kept.max_value OR kept.max_value IS NULL THEN most.step ELSE kept.max_step END,
         max_value = greatest(kept.max_value, most.value)
       FROM count
       JOIN latest USING (metric_id) LEFT JOIN least USING (metric_id) LEFT JOIN most USING (metric_id)
       WHERE kept.id = count.metric_id
       RETURNING kept.id, kept.point_count, kept.first_step, kept.latest_step, kept.place_width
     ), placed AS (
       INSERT INTO run_metric_place AS kept (metric_id, place, last_step, last_at, last_value, min_value, max_value)
       SELECT metric_id, place, last[1]::bigint, to_timestamp(last[2]), last[3], least, most
         FROM (SELECT metric_id, ${placeSql("step", "metric.place_width")} AS place, ${SUMMARY_SQL}
                 FROM fresh JOIN run_metric metric ON metric.id = metric_id AND metric.place_width IS NOT NULL
                GROUP BY 1, 2) AS added
       ON CONFLICT (metric_id, place) DO UPDATE SET
         (last_step, last_at, last_value) = (
           SELECT * FROM (VALUES (kept.last_step, kept.last_at, kept.last_value),
                                 (excluded.last_step, excluded.last_at, excluded.last_value)) AS either(step, at, value)
            ORDER BY step DESC, at DESC, value DESC LIMIT 1),
         min_value = least(kept.min_value, excluded.min_value),
         max_value = greatest(kept.max_value, excluded.max_value)
     )
     SELECT changed.id, count.points, changed.latest_step - changed.first_step AS steps,
            changed.point_count > ${MANY_POINTS}
              AND coalesce((changed.latest_step - changed.first_step) / changed.place_width >= ${MOST_PLACES - 1}, true) AS "isToDivide"
       FROM changed JOIN count ON count.metric_id = changed.id`,
    [JSON.stringify(rows)],
  );
  for (const { id, steps, isToDivide } of summary) if (isToDivide) await divide(sql, `${id}`, Number(steps));
  return { stored: summary.reduce((stored, { points: fresh }) => stored + Number(fresh), 0) };
}

/** The rows of the curves, made where they are new and locked in the order of their keys, so that two batches cannot deadlock. */
async function metricIds(sql: Sql, runId: string, keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql.query<{ id: string | bigint; key: string }>(
    `INSERT INTO run_metric (run_id, key) SELECT $1::uuid, key FROM unnest($2::text[]) AS key ORDER BY key
     ON CONFLICT (run_id, key) DO UPDATE SET key = excluded.key RETURNING id, key`,
    [runId, keys],
  );
  return new Map(rows.map(({ id, key }) => [key, `${id}`]));
}
