import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { pool } from "#lib/platform/db.ts";

/** Whether any span was ever received: an empty range is one thing, a project that nothing is connected to another. */
export async function hasTelemetry(access: ProjectAccess<"project:read">): Promise<boolean> {
  const { rows } = await pool().query<{ found: boolean }>(
    "SELECT EXISTS (SELECT FROM span WHERE project_id = $1) AS found",
    [access.project.id],
  );
  return rows[0]?.found ?? false;
}
