import { authorOf, type ProjectAccess } from "#lib/access/access.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

/** Takes an entry of the project's own away, unless it is a candidate. */
export function removeCustomModel(
  access: ProjectAccess<"model:update">,
  { number }: { number: number },
): Promise<Outcome<{ number: number; name: string }, "not-there" | "is-candidate">> {
  return changeProject(access, async ({ tx, at, record }) => {
    const row = await tx.customModel.findFirst({
      where: { projectId: access.project.id, number, removedAt: null },
      select: { id: true, name: true, candidates: { where: { removedAt: null }, select: { number: true } } },
    });
    if (!row) return refuse("not-there", "This entry is not there any more. Reload the page.");
    const [candidate] = row.candidates;
    if (candidate) return refuse("is-candidate", `It is candidate ${candidate.number}. Remove that first.`);
    await tx.customModel.update({
      where: { id: row.id },
      data: { removedAt: at, removedById: authorOf(access.actor) },
      select: { id: true },
    });
    record({ type: "custom-model.removed", payload: { number, name: row.name } }, "model");
    return accept({ number, name: row.name });
  });
}
