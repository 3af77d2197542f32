import { createCampaign } from "#lib/alignment/commands/create-campaign.ts";
import { runJudgeJob } from "#lib/alignment/jobs/run-judge.ts";
import { trainRewardModelJob } from "#lib/alignment/jobs/train-reward-model.ts";
import type { PreferencePair } from "#lib/alignment/reward-models/preference-pair.ts";
import { createCampaignQuery } from "#lib/alignment/schema.ts";
import { bytesOf } from "#lib/alignment/testing/campaign.ts";
import { claimJob } from "#lib/background/claim.ts";
import { runJob } from "#lib/background/run-job.ts";
import { accepted } from "#lib/lifecycle/testing/complete-checklist.ts";
import { accessFor, makeProject } from "#lib/lifecycle/testing/fixtures.ts";
import { db } from "#lib/platform/db.ts";

export type PreferenceProject = Awaited<ReturnType<typeof makePreferenceProject>>;

/** A project with the preferences of a file as a pairwise campaign. */
export async function makePreferenceProject(
  pairs: readonly PreferencePair[],
  labels: "person" | "machine" | "none" = "person",
) {
  const project = await makeProject();
  const access = await accessFor(project.lead, project, "campaign:update");
  const query = createCampaignQuery.parse({
    title: "Tone of answers",
    kind: "pairwise",
    guideline: "Prefer the answer that a customer would thank us for.",
    labels: labels === "none" ? "person" : labels,
  });
  const file = pairs.map((pair) => JSON.stringify(labels === "none" ? unlabelled(pair) : pair)).join("\n");
  const { number } = accepted(await createCampaign(access, query, bytesOf(file)));
  return { project, campaign: number };
}

/** The same pair as an item that nobody has judged. */
function unlabelled({ prompt, chosen, rejected }: PreferencePair) {
  return { prompt, response_a: chosen, response_b: rejected, model_a: "tuned", model_b: "base" };
}

/** Runs the job that has waited longest, once, and says how it stands then. */
export async function workOnce(stopping = new AbortController().signal) {
  const job = await claimJob();
  if (!job) throw new Error("There is nothing to run.");
  await runJob(job, new Map([trainRewardModelJob, runJudgeJob].map((kind) => [kind.kind, kind])), stopping);
  return db().backgroundJob.findUniqueOrThrow({ where: { id: job.id } });
}
