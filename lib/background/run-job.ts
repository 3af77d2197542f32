import { setTimeout as sleep } from "node:timers/promises";
import {
  beat,
  type ClaimedJob,
  type Ending,
  endJob,
  MAX_ATTEMPTS,
  releaseJob,
  saveResume,
} from "#lib/background/claim.ts";
import type { Progress, RunnableKind } from "#lib/background/job-kind.ts";
import { starterOf } from "#lib/background/starter.ts";
import { Forbidden, isDatabaseAway, NotFound } from "#lib/platform/errors.ts";
import { log } from "#lib/platform/log.ts";

/** As often as people look: progress, and whether somebody cancelled, go with it. */
const BEAT_MS = 1000;

class Stopped extends Error {
  readonly why: "cancel" | "lost" | "stopping";
  constructor(why: Stopped["why"]) {
    super(`The job was stopped: ${why}.`);
    this.why = why;
  }
}

/** Runs a claimed job to its end, whatever that is. Never throws. */
export async function runJob(
  job: ClaimedJob,
  kinds: ReadonlyMap<string, RunnableKind>,
  stopping: AbortSignal,
): Promise<void> {
  const kind = kinds.get(job.kind);
  // Of a later version, while nodes are upgraded one by one: those will find it.
  if (!kind) return releaseJob(job, { countsAsAttempt: false });
  let latest: Progress = {};
  const stop = new AbortController();
  const onStopping = () => stop.abort(new Stopped("stopping"));
  stopping.addEventListener("abort", onStopping);
  const beating = keepBeating(job, () => latest, stop);
  try {
    if (job.isCancelled) stop.abort(new Stopped("cancel"));
    stop.signal.throwIfAborted();
    const ending = await attempt(job, kind, stop.signal, (progress) => {
      latest = { ...latest, ...progress };
    });
    await finish(job, kind, latest, ending);
  } catch (error) {
    await brokenOff(job, kind, latest, stop.signal.aborted ? stop.signal.reason : error);
  } finally {
    stopping.removeEventListener("abort", onStopping);
    stop.abort(new Stopped("stopping"));
    await beating;
  }
}

async function attempt(
  job: ClaimedJob,
  kind: RunnableKind,
  signal: AbortSignal,
  progress: (progress: Progress) => void,
): Promise<Ending> {
  const actor = await starterOf(job);
  if (!actor) return failed("starter-gone", "The account or token that started this is no longer good.");
  try {
    const outcome = await kind.runFor({ actor, slug: job.slug }, job.payload, {
      jobId: job.id,
      signal,
      progress,
      resume: job.resume,
      saveResume: (state) => saveResume(job, state),
    });
    signal.throwIfAborted();
    return outcome.ok ? { state: "done", ...outcome.value } : failed(outcome.reason, outcome.message);
  } catch (error) {
    if (error instanceof Forbidden || error instanceof NotFound)
      return failed("no-longer-allowed", "Whoever started this may no longer do it.");
    throw error;
  }
}

function failed(reason: string, message: string): Ending {
  return { state: "failed", reason, message };
}

async function finish(job: ClaimedJob, kind: RunnableKind, progress: Progress, ending: Ending): Promise<void> {
  if (ending.state !== "done") await kind.discardFor(job.id, job.payload);
  await endJob(job, progress, ending);
}

/** An error, or a stop. Whatever goes wrong here is mended by the next worker that finds the job silent. */
async function brokenOff(job: ClaimedJob, kind: RunnableKind, progress: Progress, error: unknown): Promise<void> {
  const why = error instanceof Stopped ? error.why : "error";
  if (why === "lost") return;
  try {
    if (why === "cancel") await finish(job, kind, progress, { state: "cancelled" });
    else if (why === "stopping") await releaseJob(job, { countsAsAttempt: false });
    else {
      log().error({ err: error, job: job.id, kind: job.kind, attempt: job.attempt }, "a background job broke off");
      if (isDatabaseAway(error)) return;
      if (job.attempt < MAX_ATTEMPTS) await releaseJob(job, { countsAsAttempt: true });
      else await finish(job, kind, progress, GIVEN_UP);
    }
  } catch (second) {
    log().error({ err: second, job: job.id }, "the end of a background job could not be written");
  }
}

const GIVEN_UP = failed(
  "unexpected",
  `Something went wrong on our side, ${MAX_ATTEMPTS} times over. The server's log says what; nothing was changed.`,
);

async function keepBeating(job: ClaimedJob, progress: () => Progress, stop: AbortController): Promise<void> {
  while (!stop.signal.aborted) {
    await sleep(BEAT_MS, undefined, { signal: stop.signal }).catch(() => undefined);
    if (stop.signal.aborted) return;
    // A database that is away for a moment is no reason to stop; should it stay away, the job's own statements fail.
    const answer = await beat(job, progress()).catch(() => "go-on" as const);
    if (answer !== "go-on") stop.abort(new Stopped(answer));
  }
}
