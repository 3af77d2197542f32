import type { Tx } from "#lib/platform/db.ts";

/** What the gate of Monitoring judges. */
export type MonitoringEvidence = {
  /** When the newest span began; null when none was ever received. */
  readonly lastSpanAt: Date | null;
  /** Spans about a model in the last 24 hours. */
  readonly requestsLastDay: number;
};

const DAY_MS = 86_400_000;

export async function collectMonitoringEvidence(tx: Tx, projectId: string, at: Date): Promise<MonitoringEvidence> {
  const rows = await tx.$queryRaw<MonitoringEvidence[]>`
    SELECT
      (SELECT max(started_at) FROM span WHERE project_id = ${projectId}::uuid) AS "lastSpanAt",
      (SELECT coalesce(sum(requests), 0)::float8 FROM series_bucket
        WHERE project_id = ${projectId}::uuid AND step = 60
          AND at > ${new Date(at.getTime() - DAY_MS)} AND at <= ${at}) AS "requestsLastDay"`;
  return rows[0] ?? { lastSpanAt: null, requestsLastDay: 0 };
}
