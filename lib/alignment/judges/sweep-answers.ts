import { pool } from "#lib/platform/db.ts";

/**
 * Takes away what judges said in runs that never came to be, a day after their job was made. A job takes its answers away
 * itself; this is for those whose worker was killed at that moment.
 *
 * @returns how many.
 */
export async function sweepAnswers(): Promise<number> {
  const { rowCount } = await pool().query(
    `WITH RECURSIVE ids AS (
       (SELECT judge_run_id AS id FROM judge_answer ORDER BY judge_run_id LIMIT 1)
       UNION ALL
       SELECT (SELECT judge_run_id FROM judge_answer WHERE judge_run_id > ids.id ORDER BY judge_run_id LIMIT 1)
         FROM ids WHERE ids.id IS NOT NULL
     )
     DELETE FROM judge_answer a USING ids
      WHERE a.judge_run_id = ids.id
        AND NOT EXISTS (SELECT FROM judge_run r WHERE r.id = ids.id)
        AND NOT EXISTS (SELECT FROM background_job j WHERE j.id = ids.id AND j.state IN ('queued', 'running'))`,
  );
  return rowCount ?? 0;
}
