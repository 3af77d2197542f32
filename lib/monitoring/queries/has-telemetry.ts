import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { pool } from "#lib/platform/db.ts";

/** Whether any span was ever received: an empty range is one thing, a project that nothing is connected to another. */
export async function hasTelemetry(access: ProjectAccess<"project:read">): Promise<boolean> {
  // Not EXISTS: where most spans are this project's, PostgreSQL would walk the table until it meets the first of them.
  const { rows } = await pool().query<{ found: boolean }>(
    "SELECT max(started_at) IS NOT NULL AS found FROM span WHERE project_id = $1",
    [access.project.id],
  );
  return rows[0]?.found ?? false;
}
