import { setTimeout as sleep } from "node:timers/promises";
import { pool } from "#lib/platform/db.ts";
import type { JobState } from "#lib/platform/generated/enums.ts";
import { ANSWER_COLUMNS, type AnswerView, type PartView } from "#lib/prompts/running/views.ts";

/** What a page hears of a run that goes on. */
export type RunEvent =
  | { readonly type: "answer"; readonly answer: AnswerView }
  /** What came since the last such event of the cell; at place `from` of its text. */
  | {
      readonly type: "part";
      readonly row: number;
      readonly variant: number;
      readonly from: number;
      readonly text: string;
    }
  | { readonly type: "progress"; readonly done: number; readonly total: number; readonly state: JobState }
  | { readonly type: "end"; readonly state: JobState };

type Following = {
  readonly runId: string;
  /** Rows from here on, and before there. */
  readonly from: number;
  readonly to: number;
  /** The last answer that the page knows; 0 for none. */
  readonly after: number;
  readonly signal: AbortSignal;
};

const TICK_MS = 250;
/** Then the page asks anew, and is let in anew: somebody who lost the right hears no more. */
const MOST_MS = 60_000;

/**
 * What happens to some rows of a run, as it is written down by the worker, in whatever process that is. Ends with the run, after a minute, or when
 * nobody listens. The id of an event is that of the last answer before it.
 */
export async function* followRun(
  following: Following,
): AsyncGenerator<{ readonly id: number; readonly event: RunEvent }> {
  const { runId, from, to, signal } = following;
  const until = performance.now() + MOST_MS;
  const sent = new Map<string, number>();
  let last = following.after;
  let said = "";
  while (!signal.aborted) {
    // Asked before the answers: when it has ended by now, they are all there.
    const standing = await standingOf(runId);
    if (!standing) return;
    for (const { id, ...answer } of await answersAfter(runId, last, from, to)) {
      last = Number(id);
      yield { id: last, event: { type: "answer", answer } };
    }
    for (const { row, variant, text } of await partsOf(runId, from, to)) {
      const cell = `${row}/${variant}`;
      const before = sent.get(cell) ?? 0;
      // Shorter than before: another try began with nothing again.
      const start = text.length < before ? 0 : before;
      sent.set(cell, text.length);
      if (text.length !== before)
        yield { id: last, event: { type: "part", row, variant, from: start, text: text.slice(start) } };
    }
    const progress = { type: "progress", ...standing } as const;
    if (JSON.stringify(progress) !== said) yield { id: last, event: progress };
    said = JSON.stringify(progress);
    if (standing.state !== "queued" && standing.state !== "running") {
      yield { id: last, event: { type: "end", state: standing.state } };
      return;
    }
    if (performance.now() > until) return;
    await sleep(TICK_MS, undefined, { signal }).catch(() => undefined);
  }
}

async function standingOf(runId: string): Promise<{ done: number; total: number; state: JobState } | null> {
  const { rows } = await pool().query<{ done: number; total: number; state: JobState }>(
    `SELECT (SELECT count(*)::int FROM prompt_answer a WHERE a.run_id = r.id) AS done,
            (r.row_count * (SELECT count(*) FROM prompt_run_variant v WHERE v.run_id = r.id))::int AS total, j.state
       FROM prompt_run r JOIN background_job j ON j.id = r.job_id WHERE r.id = $1`,
    [runId],
  );
  return rows[0] ?? null;
}

async function answersAfter(
  runId: string,
  after: number,
  from: number,
  to: number,
): Promise<readonly (AnswerView & { readonly id: string })[]> {
  const { rows } = await pool().query<AnswerView & { id: string }>(
    `SELECT id, ${ANSWER_COLUMNS} FROM prompt_answer
      WHERE run_id = $1 AND id > $2 AND "row" >= $3 AND "row" < $4 ORDER BY id LIMIT 200`,
    [runId, after, from, to],
  );
  return rows;
}

async function partsOf(runId: string, from: number, to: number): Promise<readonly PartView[]> {
  const { rows } = await pool().query<PartView>(
    `SELECT "row", variant, text FROM prompt_answer_part WHERE run_id = $1 AND "row" >= $2 AND "row" < $3`,
    [runId, from, to],
  );
  return rows;
}

/** Events as server-sent ones (WHATWG HTML, 9.2). */
export async function* asServerSent(
  events: AsyncGenerator<{ readonly id: number; readonly event: RunEvent }>,
): AsyncGenerator<string> {
  // The page waits this long before it asks again.
  yield "retry: 1000\n\n";
  for await (const { id, event } of events) yield `id: ${id}\ndata: ${JSON.stringify(event)}\n\n`;
}
