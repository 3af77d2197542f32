import type { SentJob } from "#lib/background/client.ts";
import type { JobView } from "#lib/background/views.ts";

/** A job as a client component takes it. */
export function sentJob(job: JobView): SentJob {
  return {
    ...job,
    createdAt: job.createdAt.toISOString(),
    startedAt: job.startedAt?.toISOString() ?? null,
    finishedAt: job.finishedAt?.toISOString() ?? null,
  };
}
