import { setTimeout as sleep } from "node:timers/promises";
import { claimJob } from "#lib/background/claim.ts";
import type { RunnableKind } from "#lib/background/job-kind.ts";
import { runJob } from "#lib/background/run-job.ts";
import { log } from "#lib/platform/log.ts";

/** How long a worker with nothing to do waits before it asks again: one read of a small index. */
const IDLE_MS = 500;
/** So that a long job does not keep a short one waiting. */
const CONCURRENCY = 2;

/**
 * Works on background jobs until stopped. Any number of processes may: each takes what no other has.
 *
 * @returns how to stop: jobs in hand are given back, and go on elsewhere or at the next start.
 */
export function workOnBackgroundJobs(kinds: readonly RunnableKind[]): () => Promise<void> {
  const stopping = new AbortController();
  const byKind = new Map(kinds.map((kind) => [kind.kind, kind]));
  const lanes = Array.from({ length: CONCURRENCY }, () => work(byKind, stopping.signal));
  return async () => {
    stopping.abort();
    await Promise.all(lanes);
  };
}

async function work(kinds: ReadonlyMap<string, RunnableKind>, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    try {
      const job = await claimJob();
      if (job) await runJob(job, kinds, stopping);
      else await sleep(IDLE_MS, undefined, { signal: stopping });
    } catch (error) {
      if (stopping.aborted) return;
      log().error({ err: error }, "background jobs cannot be reached");
      await sleep(5 * IDLE_MS, undefined, { signal: stopping }).catch(() => undefined);
    }
  }
}
