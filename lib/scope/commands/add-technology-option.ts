import { authorOf, type ProjectAccess } from "#lib/access/access.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { accept, type Outcome } from "#lib/platform/outcome.ts";
import type { TechnologyOptionInput } from "#lib/scope/schema.ts";

export function addTechnologyOption(
  access: ProjectAccess<"scope:update">,
  input: TechnologyOptionInput,
): Promise<Outcome<{ id: string }>> {
  return changeProject(access, async ({ tx, at, record }) => {
    const { id } = await tx.technologyOption.create({
      data: { ...input, projectId: access.project.id, authorId: authorOf(access.actor), createdAt: at },
      select: { id: true },
    });
    record({ type: "technology-option.added", payload: { id, name: input.name } }, "scope");
    return accept({ id });
  });
}
