import { may } from "#lib/access/access.ts";
import { addJudgeRun } from "#lib/alignment/commands/add-judge-run.ts";
import { dropAnswers, findKeptAnswers } from "#lib/alignment/judges/answer-rows.ts";
import { askJudge } from "#lib/alignment/judges/ask-judge.ts";
import { type JudgeRunPayload, judgeRunPayload } from "#lib/alignment/judges/schema.ts";
import { type JobContext, jobKind } from "#lib/background/job-kind.ts";
import { Caller } from "#lib/connections/running/caller.ts";
import { RunStopped } from "#lib/connections/running/run-stopped.ts";
import { db } from "#lib/platform/db.ts";
import { Forbidden } from "#lib/platform/errors.ts";
import { accept, refuse } from "#lib/platform/outcome.ts";

/** Puts every pair of a campaign to a judge, in both orders. Broken off, it goes on with what is not answered yet. */
export const runJudgeJob = jobKind({
  kind: "alignment.run-judge",
  permission: "connection:use",
  payload: judgeRunPayload,
  unit: "questions",
  run: runJudge,
  discard: dropAnswers,
});

async function runJudge({
  jobId,
  access,
  payload: run,
  signal,
  progress,
}: JobContext<"connection:use", JudgeRunPayload>) {
  if (!may(access, "campaign:update")) throw new Forbidden("campaign:update");
  // The run has the job's id: an earlier attempt may have ended right after it was added.
  const done = await db().judgeRun.findUnique({ where: { id: jobId }, select: { number: true } });
  if (done) return accept({ resultPath: `alignment/judges/${done.number}` });
  const caller = new Caller(access, run.connection, run.attempts);
  const kept = await findKeptAnswers(jobId);
  progress({ stage: "Asking", done: kept.asked.size });
  try {
    const isBudgetSpent = await askJudge({
      ...{ judgeRunId: jobId, run, caller, kept, signal },
      onAnswered: (count) => progress({ done: count }),
    });
    progress({ stage: "Measuring" });
    const { name, baseUrl } = await caller.connection();
    const added = await addJudgeRun(access, { jobId, run, connection: { name, baseUrl }, isBudgetSpent, signal });
    return added.ok ? accept({ resultPath: `alignment/judges/${added.value.number}` }) : added;
  } catch (error) {
    if (error instanceof RunStopped) return refuse(error.reason, error.message);
    throw error;
  }
}
