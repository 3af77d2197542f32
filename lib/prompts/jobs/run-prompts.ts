import { z } from "zod";
import { type JobContext, jobKind } from "#lib/background/job-kind.ts";
import { Caller } from "#lib/connections/running/caller.ts";
import { accept, refuse } from "#lib/platform/outcome.ts";
import { dropParts } from "#lib/prompts/running/answer-writer.ts";
import { askAll } from "#lib/prompts/running/ask-all.ts";
import { findAnswered, type LoadedVariant, loadRun } from "#lib/prompts/running/load-run.ts";

const payload = z.object({ runId: z.uuid() });

/**
 * Asks every variant of a run about every row. Broken off, cancelled or failed, its answers stay, and it goes on with what has none;
 * only what was on its way is gone.
 */
export const runPromptsJob = jobKind({
  kind: "prompt-run",
  permission: "connection:use",
  payload,
  unit: "answers",
  run: runPrompts,
  discard: (_, { runId }) => dropParts(runId),
});

async function runPrompts({
  access,
  payload: { runId },
  signal,
  progress,
}: JobContext<"connection:use", z.output<typeof payload>>) {
  const [run, answered] = await Promise.all([loadRun(runId), findAnswered(runId)]);
  await dropParts(runId);
  progress({ stage: "Asking", done: answered.cells.size });
  const callers = new Map<number, Caller>();
  const callerOf = ({ connection }: LoadedVariant) => {
    const caller = callers.get(connection) ?? new Caller(access, connection, run.attempts);
    callers.set(connection, caller);
    return caller;
  };
  const asked = await askAll({ run, callerOf, answered, signal, onAnswered: (count) => progress({ done: count }) });
  await dropParts(runId);
  const [first] = asked.stopped.values();
  if (first) {
    // An endpoint's own words end as they please.
    const said = /[.!?]$/.test(first.message) ? first.message : `${first.message}.`;
    return refuse(
      first.reason,
      asked.stopped.size < run.variants.length ? `${said} The other columns were asked.` : said,
    );
  }
  return accept({ resultPath: `training/prompts/${run.promptKey}/runs/${run.number}` });
}
