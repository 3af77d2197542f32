import type { RunnableKind } from "#lib/background/job-kind.ts";
import { importEvaluationJob } from "#lib/evaluation/jobs/import-evaluation.ts";

/** Every kind of work that somebody can start. */
export const JOB_KINDS: readonly RunnableKind[] = [importEvaluationJob];
