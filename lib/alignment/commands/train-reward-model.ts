import type { ProjectAccess } from "#lib/access/access.ts";
import { findCampaign } from "#lib/alignment/commands/find-campaign.ts";
import { trainRewardModelJob } from "#lib/alignment/jobs/train-reward-model.ts";
import type { TrainRewardModel } from "#lib/alignment/reward-models/schema.ts";
import { startJob } from "#lib/background/commands/start-job.ts";
import { changeProject } from "#lib/ledger/change.ts";
import type { Tx } from "#lib/platform/db.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import { storableText } from "#lib/platform/storable-text.ts";

export type TrainingStarted = { readonly jobId: string; readonly title: string };
type Refusals = "no-such-campaign" | "not-pairwise" | "no-such-judge";

/** Puts the training of a reward model in line. */
export function trainRewardModel(
  access: ProjectAccess<"reward-model:train">,
  input: TrainRewardModel,
): Promise<Outcome<TrainingStarted, Refusals>> {
  return changeProject<TrainingStarted, Refusals>(access, async ({ tx, at, record }) => {
    const found = await findCampaign(tx, access.project.id, input.campaign);
    if (!found.ok) return refuse(found.reason, found.message, "campaign");
    const { id: campaignId, number, title: campaign, kind } = found.value;
    if (kind !== "pairwise")
      return refuse(
        "not-pairwise",
        "A reward model learns from pairs. Choose a campaign that compares two answers.",
        "campaign",
      );
    const judge = await findJudge(tx, access.project.id, campaignId, input);
    if (!judge.ok) return judge;
    const payload = {
      ...{ campaign: number, campaignId, seed: input.seed, machineLabels: input.machineLabels },
      ...{ name: storableText(input.name), judgeRunId: judge.value },
    };
    const title = `Train a reward model on ${campaign}`;
    const jobId = await startJob(tx, access, trainRewardModelJob, { payload, title, at });
    record(
      {
        type: "reward-model.training-started",
        payload: { campaign: number, title: campaign, seed: input.seed, machineLabels: input.machineLabels },
      },
      "alignment",
    );
    return accept({ jobId, title });
  });
}

async function findJudge(
  tx: Tx,
  projectId: string,
  campaignId: string,
  { machineLabels, judge }: TrainRewardModel,
): Promise<Outcome<string | null, "no-such-judge">> {
  if (judge === undefined) return accept(null);
  if (!machineLabels)
    return refuse("no-such-judge", "A judge is a machine: say that a machine’s labels count as well.", "machineLabels");
  const run = await tx.judgeRun.findFirst({ where: { projectId, number: judge, campaignId }, select: { id: true } });
  return run ? accept(run.id) : refuse("no-such-judge", `Judge run ${judge} is not of this campaign.`, "judge");
}
