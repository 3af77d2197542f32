import { authorOf, type ProjectAccess } from "#lib/access/access.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import { whyNotSave } from "#lib/scope/rules/revision.ts";
import type { RowInput } from "#lib/scope/schema.ts";

/** Freezes the definition that was on the screen, before results arrive. There is no thawing: a later edit shows as one. */
export function freezeObjective(
  access: ProjectAccess<"objective:freeze">,
  { id, revision }: RowInput,
): Promise<Outcome<{ number: number }, "not-there" | "frozen" | "changed-meanwhile">> {
  return changeProject(access, async ({ tx, at, record }) => {
    const last = await tx.objective.findFirst({
      where: { id, projectId: access.project.id, retiredAt: null },
      select: { number: true, name: true, revision: true, frozenAt: true },
    });
    if (!last) return refuse("not-there", "This objective is not there any more. Reload the page.");
    if (last.frozenAt) return refuse("frozen", "This objective is frozen already. Reload the page.");
    const refusal = whyNotSave(last, revision);
    if (refusal) return refusal;
    await tx.objective.update({
      where: { id },
      data: { frozenAt: at, frozenById: authorOf(access.actor) },
      select: { id: true },
    });
    record({ type: "objective.frozen", payload: { objectiveId: id, number: last.number, name: last.name } }, "scope");
    return accept({ number: last.number });
  });
}
