import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { type GatewaySums, type OutcomeSums, sumUp } from "#lib/gateway/sums.ts";
import { now } from "#lib/platform/clock.ts";
import { pool } from "#lib/platform/db.ts";

export const USE_DAYS = 30;
/** A client may name any model; those beyond are in the total alone. */
const MOST_MODELS = 20;

export type GatewayUse = {
  readonly total: GatewaySums;
  /** By model, the one most called first. */
  readonly models: readonly (GatewaySums & { readonly model: string })[];
  /** By day in UTC, the oldest first; a day without calls is not there. */
  readonly days: readonly (GatewaySums & { readonly day: Date })[];
};

type Row = OutcomeSums & { readonly model: string | null; readonly day: Date | null };

/** What the gateway did in the last 30 days. Sums of sums: what travels grows neither with the calls nor with the models. */
export async function getGatewayUse(access: ProjectAccess<"project:read">): Promise<GatewayUse> {
  const since = new Date(now().getTime() - USE_DAYS * 86_400_000);
  const { rows } = await pool().query<Row>(
    // By day first, in one pass: what follows goes over a few hundred rows, whatever the hours and models were.
    `WITH used AS (
       SELECT date_trunc('day', hour, 'UTC') AS day, model, outcome, sum(calls) AS calls, sum(latency_ms) AS latency_ms,
              sum(saved_ms) AS saved_ms, sum(saved_tokens)::float8 AS saved_tokens, sum(saved_usd) AS saved_usd
         FROM gateway_hour WHERE project_id = $1 AND hour >= $2
        GROUP BY 1, 2, 3
     ), most AS (
       SELECT model FROM used GROUP BY model ORDER BY sum(calls) DESC, model LIMIT ${MOST_MODELS}
     ), cut AS (
       SELECT used.*, most.model AS shown FROM used LEFT JOIN most USING (model)
     )
     SELECT shown AS model, day, outcome, sum(calls)::int AS calls, sum(latency_ms) AS "latencyMs", sum(saved_ms) AS "savedMs",
            sum(saved_tokens) AS "savedTokens", sum(saved_usd) AS "savedUsd"
       FROM cut GROUP BY GROUPING SETS ((shown, outcome), (day, outcome))
      ORDER BY day, shown`,
    [access.project.id, since],
  );
  const ofDays = rows.flatMap((row) => (row.day ? [{ ...row, day: row.day }] : []));
  const byModel = Map.groupBy(rows, ({ model }) => model);
  const byDay = Map.groupBy(ofDays, ({ day }) => day.getTime());
  return {
    total: sumUp(ofDays),
    models: [...byModel]
      .flatMap(([model, ofModel]) => (model === null ? [] : [{ model, ...sumUp(ofModel) }]))
      .toSorted((a, b) => b.calls - a.calls),
    days: [...byDay].map(([day, ofDay]) => ({ day: new Date(day), ...sumUp(ofDay) })),
  };
}
