import { authorOf, type ProjectAccess } from "#lib/access/access.ts";
import { roleMay } from "#lib/access/permissions.ts";
import { findCampaign } from "#lib/alignment/commands/find-campaign.ts";
import type { RaterInput } from "#lib/alignment/schema.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

/** Chooses a member to rate in a campaign. Somebody who was taken out before goes on under their old number. */
export function addRater(
  access: ProjectAccess<"campaign:run">,
  { campaign, userId }: RaterInput,
): Promise<Outcome<{ readonly name: string }, "no-such-campaign" | "no-such-member">> {
  return changeProject(access, async ({ tx, at, record }) => {
    const projectId = access.project.id;
    const found = await findCampaign(tx, projectId, campaign);
    if (!found.ok) return found;
    const { id: campaignId, number, title } = found.value;
    const member = await tx.membership.findUnique({
      where: { projectId_userId: { projectId, userId } },
      select: { role: true, user: { select: { name: true } } },
    });
    if (!member || !roleMay(member.role, "feedback:rate"))
      return refuse("no-such-member", "Choose a rater, contributor, reviewer or lead of this project.", "userId");
    const { name } = member.user;
    const key = { campaignId_userId: { campaignId, userId } };
    const known = await tx.campaignRater.findUnique({ where: key, select: { removedAt: true } });
    if (known && known.removedAt === null) return accept({ name });
    const last = await tx.campaignRater.aggregate({ where: { campaignId }, _max: { number: true } });
    const added = { addedById: authorOf(access.actor), addedAt: at };
    await tx.campaignRater.upsert({
      where: key,
      create: { campaignId, userId, number: (last._max.number ?? 0) + 1, ...added },
      update: { removedAt: null, ...added },
      select: { number: true },
    });
    record({ type: "campaign.rater-added", payload: { campaign: number, title, userId, name } }, "alignment");
    return accept({ name });
  });
}

/** Takes somebody out of a campaign. What they judged stays and counts; what they held is free again. */
export function removeRater(
  access: ProjectAccess<"campaign:run">,
  { campaign, userId }: RaterInput,
): Promise<Outcome<{ readonly name: string }, "no-such-campaign" | "no-such-rater">> {
  return changeProject(access, async ({ tx, at, record }) => {
    const found = await findCampaign(tx, access.project.id, campaign);
    if (!found.ok) return found;
    const { id: campaignId, number, title } = found.value;
    const rater = await tx.campaignRater.findFirst({
      where: { campaignId, userId, removedAt: null },
      select: { user: { select: { name: true } } },
    });
    if (!rater) return refuse("no-such-rater", "This person does not rate in the campaign.", "userId");
    const { name } = rater.user;
    await tx.campaignRater.update({
      where: { campaignId_userId: { campaignId, userId } },
      data: { removedAt: at },
      select: { number: true },
    });
    const held = { campaignId, raterId: userId, judgementId: null };
    // What they send after all, once they are chosen again, is still welcome where there is room.
    const seats = await tx.campaignSeat.findMany({ where: held, select: { position: true } });
    await tx.seatLapse.createMany({
      data: seats.map(({ position }) => ({ campaignId, position, raterId: userId, at })),
      skipDuplicates: true,
    });
    await tx.campaignSeat.updateMany({
      where: held,
      data: { raterId: null, leaseUntil: null },
    });
    record({ type: "campaign.rater-removed", payload: { campaign: number, title, userId, name } }, "alignment");
    return accept({ name });
  });
}
