import { authorOf, type ProjectAccess } from "#lib/access/access.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

/** Takes it off the page. The row stays, with who removed it and when. */
export function removeInterview(
  access: ProjectAccess<"scope:update">,
  { id }: { id: string },
): Promise<Outcome<{ id: string }, "not-there">> {
  return changeProject(access, async ({ tx, at, record }) => {
    const row = await tx.interview.findFirst({
      where: { id, projectId: access.project.id, removedAt: null },
      select: { stakeholderName: true },
    });
    if (!row) return refuse("not-there", "This interview is not there any more. Reload the page.");
    await tx.interview.update({
      where: { id },
      data: { removedAt: at, removedById: authorOf(access.actor) },
      select: { id: true },
    });
    record({ type: "interview.removed", payload: { id, name: row.stakeholderName } }, "scope");
    return accept({ id });
  });
}
