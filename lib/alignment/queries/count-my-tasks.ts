import "server-only";
import type { Person } from "#lib/access/access.ts";
import { pool } from "#lib/platform/db.ts";

/** In how many campaigns somebody rates, and how many of those are open. */
export async function countMyTasks(person: Person): Promise<{ readonly all: number; readonly open: number }> {
  const { rows } = await pool().query<{ all: number; open: number }>(
    `SELECT count(*)::int AS "all", count(*) FILTER (WHERE s.state = 'open')::int AS open
       FROM campaign_rater r
       JOIN campaign c ON c.id = r.campaign_id
       JOIN project p ON p.id = c.project_id AND p.archived_at IS NULL
       JOIN membership m ON m.project_id = c.project_id AND m.user_id = r.user_id
                        AND m.role IN ('lead', 'contributor', 'reviewer', 'rater')
       JOIN LATERAL (SELECT state FROM campaign_state t WHERE t.campaign_id = c.id ORDER BY t.id DESC LIMIT 1) s ON true
      WHERE r.user_id = $1 AND r.removed_at IS NULL`,
    [person.userId],
  );
  return rows[0] ?? { all: 0, open: 0 };
}
