import type { Choice } from "#lib/alignment/judges/read-choice.ts";
import { type Verdict, verdictOf } from "#lib/alignment/judges/verdict.ts";
import { pool } from "#lib/platform/db.ts";

type Row = { readonly position: number; readonly aFirst: Choice | null; readonly bFirst: Choice | null };

/** What a judge said in both orders, by item; items asked in one order only are left out. */
export async function findChoices(judgeRunId: string): Promise<readonly Row[]> {
  const { rows } = await pool().query<Row>(
    `SELECT a.position, a.preferred AS "aFirst", b.preferred AS "bFirst"
       FROM judge_answer a
       JOIN judge_answer b ON b.judge_run_id = a.judge_run_id AND b.position = a.position AND b.shown_first = 'b'
      WHERE a.judge_run_id = $1 AND a.shown_first = 'a'
      ORDER BY a.position`,
    [judgeRunId],
  );
  return rows;
}

export async function findVerdicts(judgeRunId: string): Promise<ReadonlyMap<number, Verdict>> {
  return new Map((await findChoices(judgeRunId)).map((row) => [row.position, verdictOf(row)]));
}
