import type { ItemRow } from "#lib/evaluation/items/item-writer.ts";
import { pool } from "#lib/platform/db.ts";

type Wanted = {
  readonly evaluationId: string;
  /** How many it has: their positions go from 0 to that. */
  readonly itemCount: number;
  /** Null for all. */
  readonly task: string | null;
};

const POSITIONS_A_PAGE = 250;

/** The items of an evaluation in the order of the file, a page at a time: whatever is asked for, each position is looked at once. */
export async function* readItems({ evaluationId, itemCount, task }: Wanted): AsyncGenerator<readonly ItemRow[]> {
  for (let from = 0; from < itemCount; from += POSITIONS_A_PAGE) {
    const { rows } = await pool().query<ItemRow>(SELECT, [evaluationId, from, from + POSITIONS_A_PAGE, task]);
    if (rows.length > 0) yield rows;
  }
}

/** OFFSET 0 keeps the condition on the task out of the choice of the index: by the task's own, each page would read all of them. */
const SELECT = `
  SELECT * FROM (
    SELECT position, task, filter, key, input, expected, answer, fields, "values", error, latency_ms AS "latencyMs",
           prompt_tokens AS "promptTokens", completion_tokens AS "completionTokens", cost_usd AS "costUsd"
      FROM evaluation_item
     WHERE evaluation_id = $1 AND position >= $2 AND position < $3
    OFFSET 0
  ) page
  WHERE $4::text IS NULL OR task = $4
  ORDER BY position`;
