import { measureCampaignJob } from "#lib/alignment/jobs/measure-campaign.ts";
import { runJudgeJob } from "#lib/alignment/jobs/run-judge.ts";
import { trainRewardModelJob } from "#lib/alignment/jobs/train-reward-model.ts";
import type { RunnableKind } from "#lib/background/job-kind.ts";
import { datasetOverlapJob } from "#lib/data/jobs/dataset-overlap.ts";
import { importEvaluationJob } from "#lib/evaluation/jobs/import-evaluation.ts";
import { runTestSetJob } from "#lib/evaluation/jobs/run-test-set.ts";
import { scoreAnswersJob } from "#lib/evaluation/jobs/score-answers.ts";
import { runPromptsJob } from "#lib/prompts/jobs/run-prompts.ts";

/** Every kind of work that somebody can start. */
// biome-ignore format: a kind a line, so that two who add one do not meet
export const JOB_KINDS: readonly RunnableKind[] = [
  importEvaluationJob,
  scoreAnswersJob,
  runTestSetJob,
  datasetOverlapJob,
  runPromptsJob,
  measureCampaignJob,
  trainRewardModelJob,
  runJudgeJob,
];
