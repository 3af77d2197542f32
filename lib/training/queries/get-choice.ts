import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { currentRound } from "#lib/lifecycle/commands/current-round.ts";
import { db } from "#lib/platform/db.ts";

/** What was chosen, why and by whom. */
export type ChoiceView = {
  readonly name: string;
  readonly reason: string;
  readonly chosenByName: string;
  readonly at: Date;
} & (
  | { readonly kind: "run"; readonly run: number }
  | { readonly kind: "prompt"; readonly prompt: string; readonly version: number }
);

/** What the present round of Training goes on with, or null. */
export async function getChoice(access: ProjectAccess<"project:read">): Promise<ChoiceView | null> {
  const projectId = access.project.id;
  const round = await currentRound(db(), projectId, "training");
  const choice = await db().trainingChoice.findFirst({
    where: { projectId, round },
    orderBy: { id: "desc" },
    select: {
      reason: true,
      chosenByName: true,
      at: true,
      run: { select: { number: true, name: true } },
      promptVersion: { select: { number: true, prompt: { select: { key: true, name: true } } } },
    },
  });
  if (!choice) return null;
  const { run, promptVersion, ...said } = choice;
  if (run) return { kind: "run", run: run.number, name: run.name, ...said };
  if (!promptVersion) return null;
  const { number: version, prompt } = promptVersion;
  return { kind: "prompt", prompt: prompt.key, name: prompt.name, version, ...said };
}
