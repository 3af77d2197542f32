import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { CAMPAIGN_FIELDS, campaignViewOf } from "#lib/alignment/campaign-fields.ts";
import type { CampaignView } from "#lib/alignment/views.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";

const HOUR_MS = 3_600_000;

/** A campaign by its number, or null. */
export async function getCampaign(access: ProjectAccess<"project:read">, number: number): Promise<CampaignView | null> {
  const row = await db().campaign.findUnique({
    where: { projectId_number: { projectId: access.project.id, number } },
    select: CAMPAIGN_FIELDS,
  });
  return row && campaignViewOf(row);
}

/** How many judgements came in the last hour in which any came, by the newest of them: 0 before the first. */
export async function countRecentJudgements(access: ProjectAccess<"project:read">, number: number): Promise<number> {
  const { id: projectId } = access.project;
  return db().judgement.count({
    where: {
      campaign: { projectId, number },
      source: "person",
      retraction: null,
      at: { gt: new Date(now().getTime() - 24 * HOUR_MS) },
    },
  });
}

export type StateChange = { readonly state: "open" | "closed"; readonly byName: string; readonly at: Date };

/** When a campaign was opened and closed, the newest first. */
export async function listStateChanges(
  access: ProjectAccess<"project:read">,
  number: number,
): Promise<readonly StateChange[]> {
  return db().campaignState.findMany({
    where: { campaign: { projectId: access.project.id, number } },
    orderBy: { id: "desc" },
    take: 20,
    select: { state: true, byName: true, at: true },
  });
}
