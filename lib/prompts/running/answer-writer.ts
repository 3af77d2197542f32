import { BatchWriter } from "#lib/platform/batch-writer.ts";
import { now } from "#lib/platform/clock.ts";
import { pool } from "#lib/platform/db.ts";
import { storableText } from "#lib/platform/storable-text.ts";

type Cell = { readonly row: number; readonly variant: number };

/** What came so far of an answer that is on its way. */
type Part = Cell & { readonly text: string };

export type NewAnswer = Cell & {
  readonly answer: string | null;
  readonly error: string | null;
  readonly finishReason: string | null;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  readonly isEstimated: boolean;
  readonly latencyMs: number | null;
  readonly firstTokenMs: number | null;
  readonly costUsd: number | null;
};

type Written = { readonly part: Part } | { readonly answer: NewAnswer };

/**
 * Writes answers, and what has come of those on their way, in the order they came: a part that came before its answer is never
 * written after it.
 */
export class AnswerWriter {
  readonly #writer: BatchWriter<Written>;

  constructor(runId: string) {
    this.#writer = new BatchWriter((batch) => write(runId, batch));
  }

  part(part: Part): Promise<void> {
    return this.#writer.add({ part });
  }

  answer(answer: NewAnswer): Promise<void> {
    return this.#writer.add({ answer });
  }

  flush(): Promise<void> {
    return this.#writer.flush();
  }
}

async function write(runId: string, batch: readonly Written[]): Promise<void> {
  const answers = batch.flatMap((one) => ("answer" in one ? [one.answer] : []));
  const over = new Set(answers.map(({ row, variant }) => `${row}/${variant}`));
  // Of several parts of one cell the last counts.
  const parts = new Map(
    batch.flatMap((one) => ("part" in one ? [[`${one.part.row}/${one.part.variant}`, one.part]] : [])),
  );
  for (const cell of over) parts.delete(cell);
  if (parts.size > 0)
    await pool().query(
      `INSERT INTO prompt_answer_part (run_id, "row", variant, text)
       SELECT $1, "row", variant, text FROM jsonb_to_recordset($2::jsonb) AS p("row" int, variant int, text text)
           ON CONFLICT (run_id, "row", variant) DO UPDATE SET text = excluded.text`,
      [runId, JSON.stringify([...parts.values()].map((one) => ({ ...one, text: storableText(one.text) })))],
    );
  if (answers.length === 0) return;
  await pool().query(
    `WITH given AS (
       SELECT * FROM jsonb_to_recordset($2::jsonb) AS a(
         "row" int, variant int, answer text, error text, "finishReason" text, "inputTokens" int, "outputTokens" int,
         "isEstimated" boolean, "latencyMs" double precision, "firstTokenMs" double precision, "costUsd" double precision)
     ), gone AS (
       DELETE FROM prompt_answer_part p USING given g WHERE p.run_id = $1 AND p."row" = g."row" AND p.variant = g.variant
     )
     INSERT INTO prompt_answer (run_id, "row", variant, answer, error, finish_reason, input_tokens, output_tokens, is_estimated,
                                latency_ms, first_token_ms, cost_usd, at)
     SELECT $1, "row", variant, answer, error, "finishReason", "inputTokens", "outputTokens", "isEstimated", "latencyMs",
            "firstTokenMs", "costUsd", $3 FROM given
         ON CONFLICT (run_id, "row", variant) DO NOTHING`,
    [
      runId,
      JSON.stringify(
        answers.map((one) => ({
          ...one,
          answer: one.answer === null ? null : storableText(one.answer),
          error: one.error === null ? null : storableText(one.error),
        })),
      ),
      now(),
    ],
  );
}

/** Takes away what came of answers that nobody waits for any more. */
export async function dropParts(runId: string): Promise<void> {
  await pool().query("DELETE FROM prompt_answer_part WHERE run_id = $1", [runId]);
}
