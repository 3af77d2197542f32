import { claimJob } from "#lib/background/claim.ts";
import { runJob } from "#lib/background/run-job.ts";
import { runPromptsJob } from "#lib/prompts/jobs/run-prompts.ts";

/** Runs the job that has waited longest, once. */
export async function workOnPromptRun(stopping = new AbortController().signal): Promise<string> {
  const job = await claimJob();
  if (!job) throw new Error("There is nothing to run.");
  await runJob(job, new Map([[runPromptsJob.kind, runPromptsJob]]), stopping);
  return job.id;
}
