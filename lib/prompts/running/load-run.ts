import type { Spent } from "#lib/connections/running/budget.ts";
import { db, pool } from "#lib/platform/db.ts";
import type { JsonObject } from "#lib/platform/json-value.ts";
import type { PromptContent } from "#lib/prompts/rules/content.ts";
import { VERSION_FIELDS, versionViewOf } from "#lib/prompts/views.ts";

export type LoadedVariant = {
  readonly position: number;
  readonly version: number;
  readonly content: PromptContent;
  /** By its number. */
  readonly connection: number;
  readonly model: string;
};

/** A run as its job needs it. */
export type LoadedRun = {
  readonly id: string;
  readonly number: number;
  readonly promptKey: string;
  readonly concurrency: number;
  readonly attempts: number;
  readonly budget: { readonly usd?: number; readonly tokens?: number };
  readonly variants: readonly LoadedVariant[];
  readonly rows: readonly JsonObject[];
};

export async function loadRun(runId: string): Promise<LoadedRun> {
  const run = await db().promptRun.findUniqueOrThrow({
    where: { id: runId },
    select: {
      id: true,
      number: true,
      concurrency: true,
      attempts: true,
      budgetUsd: true,
      budgetTokens: true,
      prompt: { select: { key: true } },
      rows: { orderBy: { position: "asc" }, select: { values: true } },
      variants: {
        orderBy: { position: "asc" },
        select: {
          position: true,
          model: true,
          connection: { select: { number: true } },
          promptVersion: { select: VERSION_FIELDS },
        },
      },
    },
  });
  const { budgetUsd, budgetTokens, prompt, rows, variants, ...rest } = run;
  return {
    ...rest,
    promptKey: prompt.key,
    budget: { usd: budgetUsd ?? undefined, tokens: budgetTokens === null ? undefined : Number(budgetTokens) },
    rows: rows.map(({ values }) => values as JsonObject),
    variants: variants.map(({ position, model, connection, promptVersion }) => {
      const content = versionViewOf(promptVersion);
      return { position, model, connection: connection.number, version: content.number, content };
    }),
  };
}

/** How an answer's place is written: row, then variant. */
export const cellKey = (row: number, variant: number): string => `${row}/${variant}`;

/** What has an answer already, and what that took. */
export async function findAnswered(
  runId: string,
): Promise<{ readonly cells: ReadonlySet<string>; readonly spent: Spent }> {
  const { rows } = await pool().query<{ row: number; variant: number; usd: number | null; tokens: number }>(
    `SELECT "row", variant, cost_usd AS usd, coalesce(input_tokens, 0) + coalesce(output_tokens, 0) AS tokens
       FROM prompt_answer WHERE run_id = $1`,
    [runId],
  );
  return {
    cells: new Set(rows.map(({ row, variant }) => cellKey(row, variant))),
    spent: rows.reduce((sum, { usd, tokens }) => ({ usd: sum.usd + (usd ?? 0), tokens: sum.tokens + tokens }), {
      usd: 0,
      tokens: 0,
    }),
  };
}
