import type { Choice } from "#lib/alignment/judges/read-choice.ts";
import type { Spent } from "#lib/connections/running/budget.ts";
import { pool } from "#lib/platform/db.ts";

/** What a judge said of a pair in one order. */
export type AnswerRow = {
  readonly position: number;
  readonly shownFirst: "a" | "b";
  readonly preferred: Choice | null;
  readonly reason: string;
  readonly said: string | null;
  readonly error: string | null;
  readonly tokens: number;
  readonly costUsd: number | null;
};

/** What an earlier run of the same job has kept. */
export type KeptAnswers = {
  /** As `askedKey` writes it. */
  readonly asked: ReadonlySet<string>;
  /** The place of the last among all questions; -1 without any. */
  readonly last: number;
  readonly failures: number;
  readonly spent: Spent;
};

export function askedKey({ position, shownFirst }: Pick<AnswerRow, "position" | "shownFirst">): string {
  return `${position}${shownFirst}`;
}

export async function insertAnswers(judgeRunId: string, rows: readonly AnswerRow[]): Promise<void> {
  await pool().query(
    `INSERT INTO judge_answer (judge_run_id, position, shown_first, preferred, reason, said, error, tokens, cost_usd)
     SELECT $1, r.position, r."shownFirst", r.preferred::"JudgeChoice", r.reason, r.said, r.error, r.tokens, r."costUsd"
       FROM jsonb_to_recordset($2::jsonb) AS r(position int, "shownFirst" text, preferred text, reason text, said text,
            error text, tokens int, "costUsd" double precision)
     ON CONFLICT DO NOTHING`,
    [judgeRunId, JSON.stringify(rows)],
  );
}

export async function findKeptAnswers(judgeRunId: string): Promise<KeptAnswers> {
  const { rows } = await pool().query<{
    position: number;
    shownFirst: "a" | "b";
    isFailed: boolean;
    tokens: number;
    costUsd: number | null;
  }>(
    `SELECT position, shown_first AS "shownFirst", error IS NOT NULL AS "isFailed", tokens, cost_usd AS "costUsd"
       FROM judge_answer WHERE judge_run_id = $1`,
    [judgeRunId],
  );
  return {
    asked: new Set(rows.map(askedKey)),
    last: rows.reduce((last, { position }) => Math.max(last, position), -1),
    failures: rows.filter(({ isFailed }) => isFailed).length,
    spent: {
      usd: rows.reduce((sum, { costUsd }) => sum + (costUsd ?? 0), 0),
      tokens: rows.reduce((sum, { tokens }) => sum + tokens, 0),
    },
  };
}

/** Takes away what a run has said that did not come to be. */
export async function dropAnswers(judgeRunId: string): Promise<void> {
  await pool().query(
    "DELETE FROM judge_answer WHERE judge_run_id = $1 AND NOT EXISTS (SELECT FROM judge_run WHERE id = $1)",
    [judgeRunId],
  );
}
