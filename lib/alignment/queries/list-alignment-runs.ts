import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { ALIGNMENT_METRIC, isAlignmentMetric, PHASE_TAG } from "#lib/alignment/rules/alignment-metrics.ts";
import { pool } from "#lib/platform/db.ts";
import { getCurves } from "#lib/training/queries/get-curves.ts";
import type { CurvesResponse } from "#lib/training/schema.ts";

/** The newest ones are drawn; the rest stand among the runs of Training. */
const MOST_RUNS = 6;
/** How far back runs are looked through for the metrics that give them away. */
const LOOKED_THROUGH = 200;

/** The newest runs that were tagged as alignment or logged rewards, with their curves of reward and of distance. */
export async function getAlignmentCurves(access: ProjectAccess<"project:read">): Promise<CurvesResponse> {
  const { rows } = await pool().query<{ number: number }>(
    `SELECT run.number FROM (
       SELECT id, number, started_at FROM training_run
        WHERE project_id = $1 AND deleted_at IS NULL ORDER BY started_at DESC, number DESC LIMIT $2) AS run
      WHERE EXISTS (SELECT FROM run_tag t WHERE t.run_id = run.id AND t.key = $3 AND t.value = $4)
         OR EXISTS (SELECT FROM run_metric m WHERE m.run_id = run.id AND m.key ~ $5)
      ORDER BY run.started_at DESC, run.number DESC LIMIT $6`,
    [access.project.id, LOOKED_THROUGH, PHASE_TAG.key, PHASE_TAG.value, ALIGNMENT_METRIC, MOST_RUNS],
  );
  const all = await getCurves(access, { numbers: rows.map(({ number }) => number) });
  const keys = all.keys.filter(isAlignmentMetric);
  // A run that was tagged and logs nothing of the kind is drawn by what it does log.
  if (keys.length === 0) return all;
  return { ...all, keys, curves: all.curves.filter(({ key }) => isAlignmentMetric(key)) };
}
