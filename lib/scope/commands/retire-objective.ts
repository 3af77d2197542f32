import { authorOf, may, type ProjectAccess } from "#lib/access/access.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import { whyNotEdit } from "#lib/scope/rules/objective.ts";

/** Takes an objective out of the gates. Its row, its number and its revisions stay. */
export function retireObjective(
  access: ProjectAccess<"scope:update">,
  { id, reason }: { id: string; reason: string },
): Promise<Outcome<{ number: number }, "not-there" | "frozen" | "reason-missing">> {
  return changeProject(access, async ({ tx, at, record }) => {
    const last = await tx.objective.findFirst({
      where: { id, projectId: access.project.id, retiredAt: null },
      select: { number: true, name: true, frozenAt: true },
    });
    if (!last) return refuse("not-there", "This objective is not there any more. Reload the page.");
    const refusal = whyNotEdit(last, { mayFreeze: may(access, "objective:freeze"), reason });
    if (refusal) return refusal;
    await tx.objective.update({
      where: { id },
      data: { retiredAt: at, retiredById: authorOf(access.actor) },
      select: { id: true },
    });
    const { number, name } = last;
    record({ type: "objective.retired", payload: { objectiveId: id, number, name, reason } }, "scope");
    return accept({ number });
  });
}
