import { workOnBackgroundJobs } from "#lib/background/worker.ts";
import { startWorker } from "#lib/platform/queue.ts";
import { JOB_KINDS } from "#lib/worker/job-kinds.ts";
import { JOBS } from "#lib/worker/jobs.ts";

/** Works on everything there is: what runs by itself, and what somebody started. @returns how to stop. */
export async function work(): Promise<() => Promise<void>> {
  const stopQueue = await startWorker(JOBS);
  const stopBackground = workOnBackgroundJobs(JOB_KINDS);
  return async () => {
    await Promise.all([stopBackground(), stopQueue()]);
  };
}
