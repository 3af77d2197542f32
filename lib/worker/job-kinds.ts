import type { RunnableKind } from "#lib/background/job-kind.ts";
import { datasetOverlapJob } from "#lib/data/jobs/dataset-overlap.ts";
import { runTestSetJob } from "#lib/evaluation/jobs/run-test-set.ts";
import { scoreAnswersJob } from "#lib/evaluation/jobs/score-answers.ts";

/** Every kind of work that somebody can start. */
export const JOB_KINDS: readonly RunnableKind[] = [datasetOverlapJob, scoreAnswersJob, runTestSetJob];
