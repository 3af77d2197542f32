import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { now } from "#lib/platform/clock.ts";
import { pool } from "#lib/platform/db.ts";

const DAY_STEP = 86_400;
const LOOK_BACK_DAYS = 30;

/** The services that sent telemetry in the last 30 days and stand in no register, in alphabetical order. */
export async function listUnregistered(access: ProjectAccess<"project:read">): Promise<readonly string[]> {
  const { rows } = await pool().query<{ application: string }>(
    `SELECT DISTINCT b.application FROM series_bucket b
     WHERE b.project_id = $1 AND b.step = $2 AND b.at >= $3 AND b.application <> '' AND NOT EXISTS (
       SELECT FROM application a
       WHERE a.project_id = b.project_id AND a.service_name = b.application AND a.retired_at IS NULL)
     ORDER BY b.application`,
    [access.project.id, DAY_STEP, new Date(now().getTime() - LOOK_BACK_DAYS * DAY_STEP * 1000)],
  );
  return rows.map(({ application }) => application);
}
