import "server-only";
import type { AnyProjectAccess } from "#lib/access/access.ts";
import { pool } from "#lib/platform/db.ts";

/** What the gate of Monitoring judges. */
export type MonitoringEvidence = {
  /** When the newest span began; null when none was ever received. */
  readonly lastSpanAt: Date | null;
  /** Spans about a model in the last 24 hours. */
  readonly requestsLastDay: number;
};

const DAY_MS = 86_400_000;

export async function monitoringEvidence(
  { project }: Pick<AnyProjectAccess, "project">,
  now: Date,
): Promise<MonitoringEvidence> {
  const { rows } = await pool().query<MonitoringEvidence>(
    `SELECT
       (SELECT max(started_at) FROM span WHERE project_id = $1) AS "lastSpanAt",
       (SELECT coalesce(sum(requests), 0)::float8 FROM series_bucket
         WHERE project_id = $1 AND step = 60 AND at > $2 AND at <= $3) AS "requestsLastDay"`,
    [project.id, new Date(now.getTime() - DAY_MS), now],
  );
  return rows[0] ?? { lastSpanAt: null, requestsLastDay: 0 };
}
