import { pool } from "#lib/platform/db.ts";

/** An item as it is kept. */
export type KeptItem = {
  readonly position: number;
  readonly task: string;
  readonly filter: string;
  readonly key: string;
  readonly input: string | null;
  readonly expected: readonly string[];
  readonly answer: string | null;
  readonly fields: Readonly<Record<string, string>>;
  /** By item metric; null where it has none. */
  readonly values: readonly (number | null)[];
  readonly error: string | null;
  readonly latencyMs: number | null;
  readonly promptTokens: number | null;
  readonly completionTokens: number | null;
  readonly costUsd: number | null;
};

const ITEMS_A_PAGE = 250;

/** All items of an evaluation, or of one of its tasks, in the order of the file; each page is fetched behind the last, so no position is read twice. */
export async function* readItems(
  evaluationId: string,
  task: string | null = null,
): AsyncGenerator<readonly KeptItem[]> {
  for (let after = -1; ; ) {
    const { rows } = await pool().query<KeptItem>(SELECT, [evaluationId, after, task, ITEMS_A_PAGE]);
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = last.position;
  }
}

const SELECT = `
  SELECT position, task, filter, key, input, expected, answer, fields, "values", error, latency_ms AS "latencyMs",
         prompt_tokens AS "promptTokens", completion_tokens AS "completionTokens", cost_usd AS "costUsd"
    FROM evaluation_item
   WHERE evaluation_id = $1 AND position > $2 AND ($3::text IS NULL OR task = $3)
   ORDER BY position LIMIT $4`;
