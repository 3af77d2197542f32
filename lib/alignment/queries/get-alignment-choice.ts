import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { currentRound } from "#lib/lifecycle/commands/current-round.ts";
import { db } from "#lib/platform/db.ts";

export type AlignmentChoiceView = {
  readonly campaign: number;
  readonly title: string;
  readonly reason: string;
  readonly chosenByName: string;
  readonly at: Date;
};

/** The campaign that the present round of Alignment goes on with, or null. */
export async function getAlignmentChoice(access: ProjectAccess<"project:read">): Promise<AlignmentChoiceView | null> {
  const projectId = access.project.id;
  const round = await currentRound(db(), projectId, "alignment");
  const choice = await db().alignmentChoice.findFirst({
    where: { projectId, round },
    orderBy: { id: "desc" },
    select: { reason: true, chosenByName: true, at: true, campaign: { select: { number: true, title: true } } },
  });
  if (!choice) return null;
  const { campaign, ...said } = choice;
  return { campaign: campaign.number, title: campaign.title, ...said };
}
