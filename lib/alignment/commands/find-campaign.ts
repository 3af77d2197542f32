import { stateOf } from "#lib/alignment/rules/campaign-state.ts";
import type { CampaignStateKey } from "#lib/alignment/vocabulary.ts";
import type { Tx } from "#lib/platform/db.ts";
import type { CampaignKind } from "#lib/platform/generated/enums.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

export type FoundCampaign = {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly kind: CampaignKind;
  readonly ratersPerItem: number;
  readonly state: CampaignStateKey;
  /** Of the newest fact about its state; null while it is being prepared. */
  readonly stateId: string | null;
};

/** A campaign of the project by its number, as people and addresses write it. */
export async function findCampaign(
  tx: Tx,
  projectId: string,
  number: number,
): Promise<Outcome<FoundCampaign, "no-such-campaign">> {
  const found = await tx.campaign.findUnique({
    where: { projectId_number: { projectId, number } },
    select: {
      ...{ id: true, number: true, title: true, kind: true, ratersPerItem: true },
      states: { orderBy: { id: "desc" }, take: 1, select: { id: true, state: true } },
    },
  });
  if (!found) return refuse("no-such-campaign", `The project has no campaign ${number}.`);
  const { states, ...campaign } = found;
  return accept({ ...campaign, state: stateOf(states[0]), stateId: states[0]?.id ?? null });
}
