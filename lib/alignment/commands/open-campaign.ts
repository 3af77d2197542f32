import { authorOf, displayName, type ProjectAccess } from "#lib/access/access.ts";
import { findCampaign } from "#lib/alignment/commands/find-campaign.ts";
import { whyNotOpen } from "#lib/alignment/rules/campaign-state.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

/** Lets raters begin, or go on. */
export function openCampaign(
  access: ProjectAccess<"campaign:run">,
  input: { readonly campaign: number },
): Promise<
  Outcome<{ readonly title: string }, "no-such-campaign" | "already-open" | "too-few-raters" | "no-guideline">
> {
  return changeProject(access, async ({ tx, at, record }) => {
    const found = await findCampaign(tx, access.project.id, input.campaign);
    if (!found.ok) return found;
    const { id: campaignId, number, title, state, ratersPerItem } = found.value;
    const raters = await tx.campaignRater.count({ where: { campaignId, removedAt: null } });
    const refusal = whyNotOpen({ state, raters, ratersPerItem });
    if (refusal) return refusal;
    const guidelines = await tx.campaignGuideline.count({ where: { campaignId } });
    if (guidelines === 0) return refuse("no-guideline", "Write the guideline that raters are to follow first.");
    await tx.campaignState.create({
      data: { campaignId, state: "open", byId: authorOf(access.actor), byName: displayName(access.actor), at },
      select: { id: true },
    });
    record({ type: "campaign.opened", payload: { campaign: number, title } }, "alignment");
    return accept({ title });
  });
}
