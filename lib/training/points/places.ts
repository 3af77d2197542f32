import type { Sql } from "#lib/training/points/sql.ts";

/** From so many points on, a curve is drawn from places that are kept and not from its points. */
export const MANY_POINTS = 4_000;
/** So many places a curve has when it is divided, and so many before it is divided anew: none is drawn at more. */
const FEWEST_PLACES = 250;
export const MOST_PLACES = 500;

/** The place a step falls into, in SQL. Whole multiples of the width for negative steps too, which plain division would fold onto 0. */
export const placeSql = (step: string, width: string) => `(${step} / ${width} - (${step} % ${width} < 0)::int)`;

/** What a place keeps of the points in it, in SQL: the last of them, the least and the greatest value. */
export const SUMMARY_SQL = `
  (max(ARRAY[step::float8, extract(epoch FROM at)::float8, value])) AS last,
  min(value) FILTER (WHERE value > '-Infinity' AND value < 'Infinity') AS least,
  max(value) FILTER (WHERE value > '-Infinity' AND value < 'Infinity') AS most`;

/** The steps of a place of a curve this long: a power of two, so that few places are left and twice as many follow before the next division. */
export function placeWidthOf(steps: number): number {
  return 2 ** Math.max(0, Math.ceil(Math.log2(Math.max(1, steps) / (FEWEST_PLACES - 1))));
}

/**
 * Divides a curve anew, from all its points. It happens each time the curve has become twice as long, so in all a point is read about
 * twice, however many there are.
 *
 * @param steps from the first to the last.
 */
export async function divide(sql: Sql, metricId: string, steps: number): Promise<void> {
  const width = `${placeWidthOf(steps)}`;
  await sql.query("DELETE FROM run_metric_place WHERE metric_id = $1::bigint", [metricId]);
  await sql.query(
    `INSERT INTO run_metric_place (metric_id, place, last_step, last_at, last_value, min_value, max_value)
     SELECT $1::bigint, place, last[1]::bigint, to_timestamp(last[2]), last[3], least, most
       FROM (SELECT ${placeSql("step", "$2::bigint")} AS place, ${SUMMARY_SQL}
               FROM run_metric_point WHERE metric_id = $1::bigint GROUP BY 1) AS divided`,
    [metricId, width],
  );
  await sql.query("UPDATE run_metric SET place_width = $2::bigint WHERE id = $1::bigint", [metricId, width]);
}
