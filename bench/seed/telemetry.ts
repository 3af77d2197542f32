import type pg from "pg";
import { insertLike } from "#bench/seed/insert-like.ts";
import { ROLLUP_STEPS } from "#lib/monitoring/rules.ts";
import { RELATIVE_ACCURACY } from "#lib/statistics/quantile-sketch.ts";

const DAYS = 90;

/** Gives a project ninety days of spans, and adds them up as lib/monitoring/rollup.ts does. */
export async function growTelemetry(owner: pg.Client, projectId: string, spans: number): Promise<void> {
  await insertLike(owner, "span", {
    from: `(SELECT * FROM span WHERE operation = 'chat' LIMIT 1) AS old, generate_series(1, ${spans}) AS i`,
    columns: {
      project_id: `'${projectId}'::uuid`,
      trace_id: "decode(md5('trace' || i), 'hex')",
      span_id: "substr(decode(md5('span' || i), 'hex'), 1, 8)",
      started_at: `now() - i * interval '${DAYS} days' / ${spans}`,
      duration_ms: "exp(4 + 4 * random())",
      application: "'application-' || i % 3",
      request_model: "'model-' || i % 4",
      status: "CASE WHEN i % 50 = 0 THEN 'error' ELSE 'ok' END",
    },
  });
  const bucket = `project_id, step, to_timestamp(floor(extract(epoch FROM started_at) / step) * step) AS at,
    application, request_model AS model, operation`;
  const from = `span, unnest(ARRAY[${ROLLUP_STEPS.join(", ")}]) AS step WHERE project_id = '${projectId}'`;
  await owner.query(
    `INSERT INTO series_bucket (project_id, step, at, application, model, operation, requests, errors, input_tokens,
       output_tokens, cost_usd, priced, first_token_ms, first_tokens)
     SELECT ${bucket}, count(*), count(*) FILTER (WHERE status = 'error'), coalesce(sum(input_tokens), 0),
       coalesce(sum(output_tokens), 0), coalesce(sum(cost_usd), 0), count(cost_usd),
       coalesce(sum(first_token_ms), 0), count(first_token_ms)
     FROM ${from} GROUP BY 1, 2, 3, 4, 5, 6`,
  );
  const logGamma = Math.log((1 + RELATIVE_ACCURACY) / (1 - RELATIVE_ACCURACY));
  await owner.query(
    `INSERT INTO latency_bin (project_id, step, at, application, model, operation, bin, count)
     SELECT ${bucket}, ceil(ln(duration_ms) / ${logGamma})::smallint AS bin, count(*)
     FROM ${from} GROUP BY 1, 2, 3, 4, 5, 6, 7`,
  );
}
