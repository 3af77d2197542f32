import { pool } from "#lib/platform/db.ts";

export type JudgeTotals = {
  readonly answers: number;
  readonly failures: number;
  readonly lastError: string | null;
  /** Answered, but with no choice in it. */
  readonly unread: number;
  readonly tokens: number;
  /** Null where nobody has said what the endpoint costs. */
  readonly costUsd: number | null;
};

/** What a judge's answers come to, whatever they say. */
export async function judgeTotals(judgeRunId: string): Promise<JudgeTotals> {
  const { rows } = await pool().query<Omit<JudgeTotals, "tokens"> & { tokens: string }>(
    `SELECT count(*)::int AS answers, count(error)::int AS failures, max(error) AS "lastError",
            (count(*) FILTER (WHERE error IS NULL AND preferred IS NULL))::int AS unread,
            coalesce(sum(tokens), 0) AS tokens, sum(cost_usd) AS "costUsd"
       FROM judge_answer WHERE judge_run_id = $1`,
    [judgeRunId],
  );
  const [totals] = rows;
  if (!totals) throw new Error("An aggregate always has a row.");
  return { ...totals, tokens: Number(totals.tokens) };
}
