import { authorOf, displayName, type ProjectAccess } from "#lib/access/access.ts";
import { findCampaign } from "#lib/alignment/commands/find-campaign.ts";
import { measureCampaignJob } from "#lib/alignment/jobs/measure-campaign.ts";
import { whyNotClose } from "#lib/alignment/rules/campaign-state.ts";
import { startJob } from "#lib/background/commands/start-job.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { accept, type Outcome } from "#lib/platform/outcome.ts";

/** Ends the judging, and has what was judged measured. Opened again, the campaign is measured anew when it is closed. */
export function closeCampaign(
  access: ProjectAccess<"campaign:run">,
  input: { readonly campaign: number },
): Promise<Outcome<{ readonly title: string; readonly stateId: string }, "no-such-campaign" | "not-open">> {
  return changeProject(access, async ({ tx, at, record }) => {
    const found = await findCampaign(tx, access.project.id, input.campaign);
    if (!found.ok) return found;
    const { id: campaignId, number, title, state } = found.value;
    const refusal = whyNotClose(state);
    if (refusal) return refusal;
    // Whoever is sending a judgement holds their own row: with all of them held, what is sent is sent before or refused.
    await tx.$queryRaw`SELECT FROM campaign_rater WHERE campaign_id = ${campaignId}::uuid ORDER BY user_id FOR UPDATE`;
    const raters = await tx.campaignRater.aggregate({ where: { campaignId }, _sum: { judged: true } });
    const { id: stateId } = await tx.campaignState.create({
      data: { campaignId, state: "closed", byId: authorOf(access.actor), byName: displayName(access.actor), at },
      select: { id: true },
    });
    const judgements = raters._sum.judged ?? 0;
    await startJob(tx, access, measureCampaignJob, {
      payload: { campaign: number },
      title: `Measure ${title}`,
      total: judgements,
      at,
    });
    record({ type: "campaign.closed", payload: { campaign: number, title, judgements } }, "alignment");
    return accept({ title, stateId });
  });
}
