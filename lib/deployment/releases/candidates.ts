import { cache } from "react";
import { RELEASE_COLUMNS, type ReleaseRow } from "#lib/deployment/releases/record.ts";
import type { Tx } from "#lib/platform/db.ts";

/**
 * The release of each environment that is to go out, or has: the newest that was submitted and not withdrawn. One look-up
 * in an index an environment, however many releases there were; once for each page, whose parts all ask.
 */
export const loadCandidates = cache(async (tx: Tx, projectId: string): Promise<readonly ReleaseRow[]> => {
  const newest = await tx.$queryRaw<{ id: string }[]>`
    SELECT newest.id FROM environment AS e CROSS JOIN LATERAL (
      SELECT r.id FROM release AS r
      WHERE r.environment_id = e.id AND r.submitted_at IS NOT NULL AND r.withdrawn_at IS NULL
      ORDER BY r.number DESC LIMIT 1
    ) AS newest
    WHERE e.project_id = ${projectId}::uuid AND e.retired_at IS NULL`;
  if (newest.length === 0) return [];
  return tx.release.findMany({
    where: { id: { in: newest.map(({ id }) => id) } },
    orderBy: { environment: { position: "asc" } },
    select: RELEASE_COLUMNS,
  });
});
