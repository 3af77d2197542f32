import type { ItemRow } from "#lib/evaluation/items/item-writer.ts";
import { pool } from "#lib/platform/db.ts";

const ITEMS_A_PAGE = 250;

/** All items of an evaluation, or of one of its tasks, in the order of the file; each page is fetched behind the last, so no position is read twice. */
export async function* readItems(evaluationId: string, task: string | null = null): AsyncGenerator<readonly ItemRow[]> {
  for (let after = -1; ; ) {
    const { rows } = await pool().query<ItemRow>(SELECT, [evaluationId, after, task, ITEMS_A_PAGE]);
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
