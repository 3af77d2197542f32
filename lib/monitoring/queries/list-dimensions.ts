import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { bucketStart } from "#lib/monitoring/rules.ts";
import { pool } from "#lib/platform/db.ts";

/** What the series of a range can be filtered by, in alphabetical order. */
export type Dimensions = { applications: string[]; models: string[]; operations: string[] };

const DAY_STEP = 86_400;

export async function listDimensions(
  access: ProjectAccess<"project:read">,
  range: { from: Date; to: Date },
): Promise<Dimensions> {
  const { rows } = await pool().query<{ application: string; model: string; operation: string }>(
    `SELECT DISTINCT application, model, operation FROM series_bucket
     WHERE project_id = $1 AND step = $2 AND at >= $3 AND at < $4`,
    [access.project.id, DAY_STEP, new Date(bucketStart(range.from.getTime(), DAY_STEP)), range.to],
  );
  const distinct = (names: string[]) => [...new Set(names)].sort();
  return {
    applications: distinct(rows.map(({ application }) => application)),
    models: distinct(rows.map(({ model }) => model)),
    operations: distinct(rows.map(({ operation }) => operation)),
  };
}
