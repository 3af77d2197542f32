import type { ProjectAccess } from "#lib/access/access.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import { whyNotSave } from "#lib/scope/rules/revision.ts";
import type { RowInput, TechnologyOptionInput } from "#lib/scope/schema.ts";

export function editTechnologyOption(
  access: ProjectAccess<"scope:update">,
  { id, revision, ...option }: RowInput & TechnologyOptionInput,
): Promise<Outcome<{ id: string }, "not-there" | "changed-meanwhile">> {
  return changeProject(access, async ({ tx, record }) => {
    const last = await tx.technologyOption.findFirst({
      where: { id, projectId: access.project.id, removedAt: null },
      select: { revision: true },
    });
    if (!last) return refuse("not-there", "This option was removed meanwhile. What you typed is still here.");
    const refusal = whyNotSave(last, revision);
    if (refusal) return refusal;
    await tx.technologyOption.update({
      where: { id },
      data: { ...option, revision: revision + 1 },
      select: { id: true },
    });
    record({ type: "technology-option.edited", payload: { id, name: option.name } }, "scope");
    return accept({ id });
  });
}
