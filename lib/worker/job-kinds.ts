import type { RunnableKind } from "#lib/background/job-kind.ts";
import { datasetOverlap } from "#lib/data/overlap/overlap-job.ts";

/** Every kind of work that somebody can start. */
export const JOB_KINDS: readonly RunnableKind[] = [datasetOverlap];
