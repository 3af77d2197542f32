import { authorOf, displayName, type ProjectAccess } from "#lib/access/access.ts";
import { findSheet } from "#lib/deployment/optimisations/commands/find-sheet.ts";
import type { ChooseOptimisation } from "#lib/deployment/optimisations/schema.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { currentRound } from "#lib/lifecycle/commands/current-round.ts";
import { accept, type Outcome } from "#lib/platform/outcome.ts";
import { storableText } from "#lib/platform/storable-text.ts";

/** Says which sheet the round ships, or that it ships the base as it is. Another choice takes its place; the earlier ones stay on record. */
export function chooseOptimisation(
  access: ProjectAccess<"optimisation:choose">,
  { sheet: number, reason: given }: ChooseOptimisation,
): Promise<Outcome<{ readonly name: string | null }, "no-such-sheet">> {
  return changeProject(access, async ({ tx, at, record }) => {
    const projectId = access.project.id;
    const found = number === null ? accept(null) : await findSheet(tx, projectId, number);
    if (!found.ok) return found;
    const reason = storableText(given);
    const name = found.value?.name ?? null;
    await tx.optimisationChoice.create({
      data: {
        projectId,
        round: await currentRound(tx, projectId, "deployment"),
        optimisationId: found.value?.id ?? null,
        reason,
        at,
        chosenById: authorOf(access.actor),
        chosenByName: displayName(access.actor),
      },
      select: { id: true },
    });
    record({ type: "optimisation.chosen", payload: { sheet: number, name, reason } }, "deployment");
    return accept({ name });
  });
}
