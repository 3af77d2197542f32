import { may, type ProjectAccess } from "#lib/access/access.ts";
import { findCampaign } from "#lib/alignment/commands/find-campaign.ts";
import { saveJudgePrompt } from "#lib/alignment/commands/save-judge-prompt.ts";
import { runJudgeJob } from "#lib/alignment/jobs/run-judge.ts";
import type { JudgeRunInput, JudgeRunPayload } from "#lib/alignment/judges/schema.ts";
import { startJob } from "#lib/background/commands/start-job.ts";
import { openConnection } from "#lib/connections/queries/open-connection.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { Forbidden } from "#lib/platform/errors.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import { storableText } from "#lib/platform/storable-text.ts";

export type JudgeStarted = { readonly jobId: string; readonly title: string };

/** Puts a judge's run over a campaign in line. Its prompt is kept as a version before anything is asked. */
export async function startJudgeRun(
  access: ProjectAccess<"connection:use">,
  input: JudgeRunInput,
): Promise<Outcome<JudgeStarted, string>> {
  if (!may(access, "campaign:update")) throw new Forbidden("campaign:update");
  const opened = await openConnection(access, input.connection);
  if (!opened.ok) return { ...opened, field: "connection" };
  const connection = opened.value;
  if (input.budget.usd !== undefined && connection.prices === null)
    return refuse(
      "judge.no-prices",
      "Nobody has said what the connection costs. Set its prices, or limit tokens instead.",
      "budget.usd",
    );
  return changeProject<JudgeStarted, "no-such-campaign" | "judge.not-pairwise">(access, async (change) => {
    const { tx, at, record } = change;
    const found = await findCampaign(tx, access.project.id, input.campaign);
    if (!found.ok) return refuse(found.reason, found.message, "campaign");
    const { id: campaignId, number, title: campaign, kind } = found.value;
    if (kind !== "pairwise")
      return refuse("judge.not-pairwise", "A judge compares two answers. Choose a pairwise campaign.", "campaign");
    const { itemCount, guidelines } = await tx.campaign.findUniqueOrThrow({
      where: { id: campaignId },
      select: { itemCount: true, guidelines: { orderBy: { version: "desc" }, take: 1 } },
    });
    const prompt = await saveJudgePrompt(change, access, { name: input.promptName, body: input.prompt });
    const model = input.model || connection.defaultModel || undefined;
    const items = Math.min(itemCount, input.maxItems ?? itemCount);
    const payload: JudgeRunPayload = {
      ...{ campaign: number, campaignId, promptId: prompt.id, prompt: prompt.body, items, model },
      ...{ guideline: guidelines[0]?.body ?? "", guidelineVersion: guidelines[0]?.version ?? null },
      ...{
        connection: input.connection,
        concurrency: input.concurrency,
        attempts: input.attempts,
        budget: input.budget,
      },
      name: storableText(input.name || `${model ?? connection.name} on ${campaign}`),
    };
    const title = `Ask ${model ?? connection.name} about ${campaign}, in both orders`;
    const jobId = await startJob(tx, access, runJudgeJob, { payload, title, total: 2 * items, at });
    record(
      {
        type: "judge.run-started",
        payload: {
          ...{ campaign: number, title: campaign, model: model ?? "", connection: connection.name, items },
          ...{ prompt: prompt.name, promptVersion: prompt.version, usd: input.budget.usd ?? null },
        },
      },
      "alignment",
    );
    return accept({ jobId, title });
  });
}
