import { pool } from "#lib/platform/db.ts";

/**
 * Takes away items that no campaign came to own within a day: their writer was killed. Each id is found by one step in the index; ids
 * hold the time they were made (RFC 9562, version 7).
 *
 * @returns how many.
 */
export async function sweepItems(): Promise<number> {
  const { rowCount } = await pool().query(
    `WITH RECURSIVE ids AS (
       (SELECT campaign_id AS id FROM campaign_item ORDER BY campaign_id LIMIT 1)
       UNION ALL
       SELECT (SELECT campaign_id FROM campaign_item WHERE campaign_id > ids.id ORDER BY campaign_id LIMIT 1)
         FROM ids WHERE ids.id IS NOT NULL
     )
     DELETE FROM campaign_item i USING ids
      WHERE i.campaign_id = ids.id
        AND uuid_extract_timestamp(ids.id) < now() - interval '1 day'
        AND NOT EXISTS (SELECT FROM campaign c WHERE c.id = ids.id)`,
  );
  return rowCount ?? 0;
}
