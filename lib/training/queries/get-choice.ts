import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { currentRound } from "#lib/lifecycle/commands/current-round.ts";
import { db } from "#lib/platform/db.ts";

export type ChoiceView = {
  readonly run: number;
  readonly name: string;
  readonly reason: string;
  readonly chosenByName: string;
  readonly at: Date;
};

/** What the present round of Training goes on with, or null. */
export async function getChoice(access: ProjectAccess<"project:read">): Promise<ChoiceView | null> {
  const projectId = access.project.id;
  const round = await currentRound(db(), projectId, "training");
  const choice = await db().trainingChoice.findFirst({
    where: { projectId, round },
    orderBy: { id: "desc" },
    select: { reason: true, chosenByName: true, at: true, run: { select: { number: true, name: true } } },
  });
  if (!choice?.run) return null;
  const { run, ...said } = choice;
  return { run: run.number, name: run.name, ...said };
}
