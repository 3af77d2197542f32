import { pool } from "#lib/platform/db.ts";

/**
 * Takes away items that no evaluation came to own within a day and no job is at work on: their writer was killed. Each id is found
 * by one step in the index, however many items it has; ids hold the time they were made (RFC 9562, version 7).
 *
 * @returns how many.
 */
export async function sweepItems(): Promise<number> {
  const { rowCount } = await pool().query(
    `WITH RECURSIVE ids AS (
       (SELECT evaluation_id AS id FROM evaluation_item ORDER BY evaluation_id LIMIT 1)
       UNION ALL
       SELECT (SELECT evaluation_id FROM evaluation_item WHERE evaluation_id > ids.id ORDER BY evaluation_id LIMIT 1)
         FROM ids WHERE ids.id IS NOT NULL
     )
     DELETE FROM evaluation_item i USING ids
      WHERE i.evaluation_id = ids.id
        AND uuid_extract_timestamp(ids.id) < now() - interval '1 day'
        AND NOT EXISTS (SELECT FROM evaluation e WHERE e.id = ids.id)
        AND NOT EXISTS (SELECT FROM background_job j WHERE j.id = ids.id AND j.state IN ('queued', 'running'))`,
  );
  return rowCount ?? 0;
}
