import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import type { ModelScore } from "#lib/evaluation/leaderboard/leaderboard.ts";
import { intervalOf } from "#lib/evaluation/views.ts";
import { pool } from "#lib/platform/db.ts";

type Asked = { readonly metrics?: readonly string[]; readonly tasks?: readonly string[] };

export type ModelScores = {
  readonly scores: readonly ModelScore[];
  /** More was measured than is shown; a choice of tasks or metric shows the rest. */
  readonly isCut: boolean;
};

/** Wider tables are read by nobody. */
const MOST_MEASURES = 120;
/** How far back the newest score of each model is looked for. */
const SCORES_BACK = 300;

/** The newest score of each model on each task, without the groups that only sum tasks up. */
export async function listModelScores(
  access: ProjectAccess<"project:read">,
  { metrics, tasks }: Asked,
): Promise<ModelScores> {
  const { rows } = await pool().query<Row>(NEWEST, [
    access.project.id,
    metrics ?? null,
    tasks && tasks.length > 0 ? tasks : null,
    MOST_MEASURES,
    SCORES_BACK,
  ]);
  return {
    isCut: (rows[0]?.measures ?? 0) >= MOST_MEASURES,
    scores: rows.map(({ intervalLow, intervalHigh, intervalMethod, measures: _, ...score }) => ({
      ...score,
      interval: intervalOf({ intervalLow, intervalHigh, intervalMethod }),
    })),
  };
}

type Row = Omit<ModelScore, "interval"> & Parameters<typeof intervalOf>[0] & { readonly measures: number };

/** One walk of the index a measure, so that what is read does not grow with the number of evaluations. */
const NEWEST = `
  WITH chosen AS (
    SELECT id, task, task_alias, metric_key, filter FROM measure
     WHERE project_id = $1 AND ($2::text[] IS NULL OR metric_key = ANY($2)) AND ($3::text[] IS NULL OR task = ANY($3))
     ORDER BY task, metric_key, filter LIMIT $4
  )
  SELECT * FROM (
    SELECT DISTINCT ON (c.task, c.metric_key, c.filter, model) coalesce(e.model_name, e.name) AS model,
           c.task, c.task_alias AS "taskAlias", c.metric_key AS "metricKey", c.filter,
           s.value, s.interval_low AS "intervalLow", s.interval_high AS "intervalHigh",
           s.interval_method::text AS "intervalMethod", s.n, s.higher_is_better AS "higherIsBetter",
           s.evaluation_number AS "evaluationNumber", s.evaluated_at AS "evaluatedAt",
           (SELECT count(*)::int FROM chosen) AS measures
      FROM chosen c
     CROSS JOIN LATERAL (
           SELECT * FROM score WHERE measure_id = c.id ORDER BY evaluated_at DESC, evaluation_number DESC LIMIT $5
           ) s
      JOIN evaluation e ON e.id = s.evaluation_id
     WHERE NOT s.is_group
     ORDER BY c.task, c.metric_key, c.filter, model, s.evaluated_at DESC, s.evaluation_number DESC
  ) newest`;
