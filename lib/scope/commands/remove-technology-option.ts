import { authorOf, type ProjectAccess } from "#lib/access/access.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

/** Takes it off the page. The row stays, with who removed it and when. */
export function removeTechnologyOption(
  access: ProjectAccess<"scope:update">,
  { id }: { id: string },
): Promise<Outcome<{ id: string }, "not-there">> {
  return changeProject(access, async ({ tx, at, record }) => {
    const row = await tx.technologyOption.findFirst({
      where: { id, projectId: access.project.id, removedAt: null },
      select: { name: true },
    });
    if (!row) return refuse("not-there", "This option is not there any more. Reload the page.");
    await tx.technologyOption.update({
      where: { id },
      data: { removedAt: at, removedById: authorOf(access.actor) },
      select: { id: true },
    });
    record({ type: "technology-option.removed", payload: { id, name: row.name } }, "scope");
    return accept({ id });
  });
}
