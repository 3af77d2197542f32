import type { Spent } from "#lib/connections/running/budget.ts";
import type { ItemRow } from "#lib/evaluation/items/item-writer.ts";
import { pool } from "#lib/platform/db.ts";

/** What an earlier run of the same job has kept. */
export type Kept = {
  readonly positions: ReadonlySet<number>;
  /** The last of them; -1 without any. */
  readonly last: number;
  readonly failures: number;
  /** On the answers; what the judge cost is kept with the job. */
  readonly spent: Spent;
};

/** Which items have been answered already: those are not asked again. */
export async function findKept(evaluationId: string): Promise<Kept> {
  const { rows } = await pool().query<{
    positions: number[] | null;
    last: number;
    failures: number;
    usd: number;
    tokens: string;
  }>(
    `SELECT array_agg(position) AS positions, count(error)::int AS failures, coalesce(max(position), -1) AS last, coalesce(sum(cost_usd), 0) AS usd,
            coalesce(sum(prompt_tokens::bigint + completion_tokens), 0) AS tokens
       FROM evaluation_item WHERE evaluation_id = $1`,
    [evaluationId],
  );
  const [kept] = rows;
  return {
    positions: new Set(kept?.positions ?? []),
    last: kept?.last ?? -1,
    failures: kept?.failures ?? 0,
    spent: { usd: kept?.usd ?? 0, tokens: Number(kept?.tokens ?? 0) },
  };
}

export type AnswerTotals = {
  readonly promptTokens: number;
  readonly completionTokens: number;
  /** Null where nobody has said what the endpoint costs. */
  readonly costUsd: number | null;
};

/** What the answers took, the judge not counted. */
export async function totalsOf(evaluationId: string): Promise<AnswerTotals> {
  const { rows } = await pool().query<{ promptTokens: string; completionTokens: string; costUsd: number | null }>(
    `SELECT coalesce(sum(prompt_tokens), 0) AS "promptTokens", coalesce(sum(completion_tokens), 0) AS "completionTokens",
            sum(cost_usd) AS "costUsd"
       FROM evaluation_item WHERE evaluation_id = $1`,
    [evaluationId],
  );
  const [totals] = rows;
  return {
    promptTokens: Number(totals?.promptTokens ?? 0),
    completionTokens: Number(totals?.completionTokens ?? 0),
    costUsd: totals?.costUsd ?? null,
  };
}

/** A kept item, as far as its scores follow from it. */
export type KeptItem = Pick<ItemRow, "position" | "answer" | "expected" | "fields" | "error"> & {
  readonly values: readonly (number | null)[];
};

const ITEMS_A_READ = 500;

/** The items in their order, some hundreds at a time. */
export async function* readKept(evaluationId: string): AsyncGenerator<readonly KeptItem[]> {
  for (let after = -1; ; ) {
    const { rows } = await pool().query<KeptItem>(
      `SELECT position, answer, expected, fields, "values", error
         FROM evaluation_item WHERE evaluation_id = $1 AND position > $2 ORDER BY position LIMIT $3`,
      [evaluationId, after, ITEMS_A_READ],
    );
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = last.position;
  }
}

/** Puts what metrics say of items behind the values they have from the first `from` on; twice, as after a crash, says the same. */
export async function appendValues(
  evaluationId: string,
  from: number,
  items: readonly { readonly position: number; readonly values: readonly (number | null)[] }[],
): Promise<void> {
  await pool().query(
    `UPDATE evaluation_item AS i
        SET "values" = i."values"[1:$2] || ARRAY(
              SELECT (v #>> '{}')::double precision FROM jsonb_array_elements(n."values") WITH ORDINALITY AS t(v, at) ORDER BY at)
       FROM jsonb_to_recordset($3::jsonb) AS n(position int, "values" jsonb)
      WHERE i.evaluation_id = $1 AND i.position = n.position`,
    [evaluationId, from, JSON.stringify(items)],
  );
}
