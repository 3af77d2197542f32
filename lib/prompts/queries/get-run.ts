import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { db, pool } from "#lib/platform/db.ts";
import { NotFound } from "#lib/platform/errors.ts";
import type { JsonObject } from "#lib/platform/json-value.ts";
import {
  ANSWER_COLUMNS,
  type AnswerView,
  type PartView,
  ROWS_PER_PAGE,
  type RunRowView,
  type RunStanding,
  type VariantTotals,
  type VariantView,
} from "#lib/prompts/running/views.ts";

export type PromptRunView = RunStanding & {
  readonly id: string;
  readonly number: number;
  readonly jobId: string;
  readonly prompt: { readonly key: string; readonly name: string };
  readonly columns: readonly string[];
  readonly rowCount: number;
  /** "2/1", where the rows are a dataset's. */
  readonly dataset: string | null;
  readonly budget: { readonly usd: number | null; readonly tokens: number | null };
  readonly createdByName: string;
  readonly createdAt: Date;
  readonly variants: readonly VariantView[];
  readonly totals: readonly VariantTotals[];
};

/** A run with its columns and what they took; null when there is none of this number. */
export async function getPromptRun(
  access: ProjectAccess<"record:read">,
  number: number,
): Promise<PromptRunView | null> {
  const run = await db().promptRun.findFirst({
    where: { projectId: access.project.id, number },
    select: {
      id: true,
      number: true,
      jobId: true,
      columns: true,
      rowCount: true,
      budgetUsd: true,
      budgetTokens: true,
      createdByName: true,
      createdAt: true,
      prompt: { select: { key: true, name: true } },
      datasetVersion: { select: { number: true, dataset: { select: { number: true } } } },
      variants: {
        orderBy: { position: "asc" },
        select: {
          position: true,
          model: true,
          connection: { select: { name: true } },
          promptVersion: { select: { number: true } },
        },
      },
    },
  });
  if (!run) return null;
  const { datasetVersion, variants, budgetUsd, budgetTokens, ...rest } = run;
  const [standing, totals] = await Promise.all([standingOf(run.jobId), totalsOf(run.id)]);
  return {
    ...rest,
    ...standing,
    dataset: datasetVersion && `${datasetVersion.dataset.number}/${datasetVersion.number}`,
    budget: { usd: budgetUsd, tokens: budgetTokens === null ? null : Number(budgetTokens) },
    variants: variants.map(({ connection, promptVersion, ...variant }) => ({
      ...variant,
      connection: connection.name,
      version: promptVersion.number,
    })),
    totals,
  };
}

async function standingOf(jobId: string): Promise<RunStanding> {
  const job = await db().backgroundJob.findUnique({
    where: { id: jobId },
    select: { state: true, errorMessage: true, cancelAskedAt: true },
  });
  if (!job) return { state: "done", errorMessage: null, isStopping: false };
  const { state, errorMessage, cancelAskedAt } = job;
  return { state, errorMessage, isStopping: state === "running" && cancelAskedAt !== null };
}

async function totalsOf(runId: string): Promise<readonly VariantTotals[]> {
  const { rows } = await pool().query<VariantTotals>(
    `SELECT variant, count(*)::int AS answers, count(error)::int AS errors,
            coalesce(sum(input_tokens), 0)::float8 AS "inputTokens", coalesce(sum(output_tokens), 0)::float8 AS "outputTokens",
            bool_or(is_estimated) AS "isEstimated", sum(cost_usd) AS "costUsd",
            percentile_cont(0.5) WITHIN GROUP (ORDER BY latency_ms) AS "latencyMs",
            percentile_cont(0.5) WITHIN GROUP (ORDER BY first_token_ms) AS "firstTokenMs"
       FROM prompt_answer WHERE run_id = $1 GROUP BY variant ORDER BY variant`,
    [runId],
  );
  return rows;
}

export type RunPage = {
  readonly rows: readonly RunRowView[];
  readonly answers: readonly AnswerView[];
  readonly parts: readonly PartView[];
};

/** The rows of one page of a run, with what was answered to them and what is on its way. */
export async function getRunPage(
  access: ProjectAccess<"record:read">,
  { id }: Pick<PromptRunView, "id">,
  page: number,
): Promise<RunPage> {
  const own = await db().promptRun.count({ where: { id, projectId: access.project.id } });
  if (own === 0) throw new NotFound();
  const from = (page - 1) * ROWS_PER_PAGE;
  const range = [id, from, from + ROWS_PER_PAGE];
  const [rows, answers, parts] = await Promise.all([
    db().promptRunRow.findMany({
      where: { runId: id, position: { gte: from, lt: from + ROWS_PER_PAGE } },
      orderBy: { position: "asc" },
      select: { position: true, values: true },
    }),
    pool().query<AnswerView>(
      `SELECT ${ANSWER_COLUMNS} FROM prompt_answer WHERE run_id = $1 AND "row" >= $2 AND "row" < $3 ORDER BY "row", variant`,
      range,
    ),
    pool().query<PartView>(
      `SELECT "row", variant, text FROM prompt_answer_part WHERE run_id = $1 AND "row" >= $2 AND "row" < $3`,
      range,
    ),
  ]);
  return {
    rows: rows.map(({ position, values }) => ({ position, values: values as JsonObject })),
    answers: answers.rows,
    parts: parts.rows,
  };
}
