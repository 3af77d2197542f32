import { may } from "#lib/access/access.ts";
import { type JobContext, jobKind } from "#lib/background/job-kind.ts";
import { Caller } from "#lib/connections/running/caller.ts";
import { RunStopped } from "#lib/connections/running/run-stopped.ts";
import { dropItems } from "#lib/evaluation/items/item-writer.ts";
import { addRun } from "#lib/evaluation/running/add-run.ts";
import { findKept } from "#lib/evaluation/running/answers.ts";
import { askAll } from "#lib/evaluation/running/ask-all.ts";
import { gatherRun } from "#lib/evaluation/running/gather.ts";
import { type Run, runPayload } from "#lib/evaluation/running/schema.ts";
import { tallyOf } from "#lib/evaluation/running/tally.ts";
import { db } from "#lib/platform/db.ts";
import { Forbidden } from "#lib/platform/errors.ts";
import { accept, refuse } from "#lib/platform/outcome.ts";

/**
 * Puts every row of a test set to a model. Broken off, it goes on with the rows that have no answer yet. One that fails or is
 * cancelled leaves nothing.
 */
export const runTestSetJob = jobKind({
  kind: "evaluation-run",
  permission: "connection:use",
  payload: runPayload,
  unit: "items",
  run: runTestSet,
  discard: dropItems,
});

async function runTestSet({
  jobId,
  access,
  payload: run,
  signal,
  progress,
  resume,
  saveResume,
}: JobContext<"connection:use", Run>) {
  if (!may(access, "evaluation:import")) throw new Forbidden("evaluation:import");
  // The evaluation has the job's id: an earlier run may have ended right after it was added.
  const done = await db().evaluation.findUnique({ where: { id: jobId }, select: { number: true } });
  if (done) return accept({ resultPath: `evaluation/${done.number}` });
  const callers = {
    model: new Caller(access, run.connection, run.attempts),
    judge: run.judge ? new Caller(access, run.judge.connection, run.attempts) : null,
  };
  const kept = await findKept(jobId);
  progress({ stage: "Asking", done: kept.positions.size });
  try {
    const asked = await askAll({
      ...{ evaluationId: jobId, run, callers, kept, signal },
      tally: tallyOf(resume),
      onAnswered: (count) => progress({ done: count }),
      onWritten: saveResume,
    });
    const gathered = await gatherRun(jobId, run, { signal, progress: (stage) => progress({ stage }) });
    progress({ stage: "Saving" });
    const { name, baseUrl } = await callers.model.connection();
    const added = await addRun(access, { jobId, run, asked, gathered, connection: { name, baseUrl }, signal });
    return added.ok ? accept({ resultPath: `evaluation/${added.value.number}` }) : added;
  } catch (error) {
    if (error instanceof RunStopped) return refuse(error.reason, error.message);
    throw error;
  }
}
