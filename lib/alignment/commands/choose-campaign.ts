import { authorOf, displayName, type ProjectAccess } from "#lib/access/access.ts";
import { findCampaign } from "#lib/alignment/commands/find-campaign.ts";
import type { ChooseCampaign } from "#lib/alignment/schema.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { currentRound } from "#lib/lifecycle/commands/current-round.ts";
import { accept, type Outcome } from "#lib/platform/outcome.ts";
import { storableText } from "#lib/platform/storable-text.ts";

/** Names the campaign whose agreement the gate looks at. Another choice takes its place; the earlier ones stay on record. */
export function chooseCampaign(
  access: ProjectAccess<"alignment:choose">,
  input: ChooseCampaign,
): Promise<Outcome<{ readonly title: string }, "no-such-campaign">> {
  return changeProject(access, async ({ tx, at, record }) => {
    const projectId = access.project.id;
    const found = await findCampaign(tx, projectId, input.campaign);
    if (!found.ok) return found;
    const { id: campaignId, number, title } = found.value;
    const reason = storableText(input.reason);
    await tx.alignmentChoice.create({
      data: {
        ...{ projectId, campaignId, reason, at },
        round: await currentRound(tx, projectId, "alignment"),
        chosenById: authorOf(access.actor),
        chosenByName: displayName(access.actor),
      },
      select: { id: true },
    });
    record({ type: "alignment.chosen", payload: { campaign: number, title, reason } }, "alignment");
    return accept({ title });
  });
}
