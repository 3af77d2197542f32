import type pg from "pg";
import { insertLike } from "#bench/seed/insert-like.ts";
import { divide } from "#lib/training/points/places.ts";

type Size = {
  readonly runs: number;
  readonly paramsEach: number;
  readonly metricsEach: number;
  readonly pointsEach: number;
  /** Points of the two runs that are drawn beside each other: numbers 1 and 2 above all others. */
  readonly fewPoints: number;
  readonly manyPoints: number;
};

/** The numbers of the run with few points and of the one with many. */
export const RUN_OF_FEW = 9_001;
export const RUN_OF_MANY = 9_002;

/** Gives a project a history of trainings, and two runs of one curve each that differ in its length alone. */
export async function growRuns(owner: pg.Client, projectId: string, size: Size): Promise<void> {
  await insertLike(owner, "training_experiment", {
    from: `(SELECT * FROM training_experiment ORDER BY id LIMIT 1) AS old, generate_series(1, 10) AS i`,
    columns: { id: "uuidv7()", project_id: `'${projectId}'::uuid`, number: "100 + i", name: "'Bench ' || i" },
  });
  await insertLike(owner, "training_run", {
    from: `(SELECT * FROM training_run ORDER BY id LIMIT 1) AS old,
           (SELECT generate_series(1, ${size.runs}) AS i UNION SELECT ${RUN_OF_FEW} UNION SELECT ${RUN_OF_MANY}) AS wanted,
           LATERAL (SELECT id FROM training_experiment WHERE project_id = '${projectId}' AND number = 101 + wanted.i % 10) AS e`,
    columns: {
      id: "uuidv7()",
      project_id: `'${projectId}'::uuid`,
      experiment_id: "e.id",
      number: "wanted.i",
      name: "'run-' || wanted.i",
      started_at: `now() - (10000 - wanted.i) * interval '1 hour'`,
      content_sha256: "NULL",
      blob_id: "NULL",
    },
  });
  const usual = `(SELECT id FROM training_run WHERE project_id = '${projectId}' AND number <= ${size.runs}) AS run`;
  await owner.query(
    `INSERT INTO run_param (run_id, key, value)
     SELECT run.id, 'param_' || i, (random() * 10)::int::text FROM ${usual}, generate_series(1, ${size.paramsEach}) AS i`,
  );
  await owner.query(
    `INSERT INTO run_metric (run_id, key)
     SELECT run.id, CASE i WHEN 1 THEN 'loss' WHEN 2 THEN 'eval_loss' ELSE 'metric_' || i END
     FROM ${usual}, generate_series(1, ${size.metricsEach}) AS i
     UNION ALL SELECT id, 'loss' FROM training_run WHERE project_id = '${projectId}' AND number > ${size.runs}`,
  );
  await owner.query(
    `INSERT INTO run_metric_point (metric_id, step, at, value)
     SELECT metric.id, step * 10, run.started_at + step * interval '10 seconds', 0.8 + 2 * exp(-step / 100.0) + random() / 20
     FROM run_metric metric JOIN training_run run ON run.id = metric.run_id AND run.project_id = '${projectId}',
          LATERAL generate_series(1, CASE run.number WHEN ${RUN_OF_FEW} THEN ${size.fewPoints}
                                                     WHEN ${RUN_OF_MANY} THEN ${size.manyPoints}
                                                     ELSE ${size.pointsEach} END) AS step`,
  );
  await owner.query(
    `UPDATE run_metric kept SET point_count = sums.points, first_step = sums.first, latest_step = sums.last,
            latest_at = sums.last_at, latest_value = sums.last_value, min_value = sums.least, min_step = sums.first,
            max_value = sums.most, max_step = sums.last
       FROM (SELECT metric_id, count(*) AS points, min(step) AS first, max(step) AS last, max(at) AS last_at,
                    (array_agg(value ORDER BY step DESC))[1] AS last_value, min(value) AS least, max(value) AS most
               FROM run_metric_point GROUP BY metric_id) AS sums
      WHERE sums.metric_id = kept.id AND kept.point_count = 0`,
  );
  const { rows } = await owner.query<{ id: string; steps: string }>(
    `SELECT metric.id, latest_step - first_step AS steps FROM run_metric metric JOIN training_run run ON run.id = metric.run_id
      WHERE run.project_id = $1 AND run.number = ${RUN_OF_MANY}`,
    [projectId],
  );
  for (const { id, steps } of rows) await divide(owner, id, Number(steps));
  await owner.query(
    `INSERT INTO gateway_hour (project_id, hour, model, outcome, calls, latency_ms, saved_ms, saved_tokens, saved_usd)
     SELECT '${projectId}', date_trunc('hour', now(), 'UTC') - hour * interval '1 hour', 'model-' || model, outcome, 40, 40000, 9000, 20000, 0.1
     FROM generate_series(0, 90 * 24) AS hour, generate_series(1, 8) AS model,
          unnest(enum_range(NULL::"GatewayOutcome")) AS outcome`,
  );
}
