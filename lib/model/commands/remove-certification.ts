import { authorOf, type ProjectAccess } from "#lib/access/access.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

/** Takes a certification note off the page; it counts for the gate no more. */
export function removeCertification(
  access: ProjectAccess<"model:update">,
  { number }: { number: number },
): Promise<Outcome<{ number: number; name: string }, "not-there">> {
  return changeProject(access, async ({ tx, at, record }) => {
    const row = await tx.certificationNote.findFirst({
      where: { projectId: access.project.id, number, removedAt: null },
      select: { id: true, name: true, holder: true },
    });
    if (!row) return refuse("not-there", "This note is not there any more. Reload the page.");
    await tx.certificationNote.update({
      where: { id: row.id },
      data: { removedAt: at, removedById: authorOf(access.actor) },
      select: { id: true },
    });
    const { id: _, ...named } = row;
    record({ type: "certification.removed", payload: { number, ...named } }, "model");
    return accept({ number, name: row.name });
  });
}
