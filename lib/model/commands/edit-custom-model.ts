import type { ProjectAccess } from "#lib/access/access.ts";
import { changeProject } from "#lib/ledger/change.ts";
import type { CustomModelEdit } from "#lib/model/schema.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

/** Corrects one of the project's own entries. Whoever began from an older revision is refused. */
export function editCustomModel(
  access: ProjectAccess<"model:update">,
  { number, revision, ...input }: CustomModelEdit,
): Promise<Outcome<{ number: number; name: string }, "not-there" | "changed-meanwhile">> {
  return changeProject(access, async ({ tx, record }) => {
    const projectId = access.project.id;
    const last = await tx.customModel.findFirst({
      where: { projectId, number, removedAt: null },
      select: { id: true, revision: true },
    });
    if (!last) return refuse("not-there", "This entry was removed meanwhile. What you typed is still here.");
    if (last.revision !== revision)
      return refuse("changed-meanwhile", "Somebody changed this entry meanwhile. What you typed is still here.");
    const next = revision + 1;
    await tx.customModel.update({ where: { id: last.id }, data: { ...input, revision: next }, select: { id: true } });
    record({ type: "custom-model.edited", payload: { number, name: input.name, revision: next } }, "model");
    return accept({ number, name: input.name });
  });
}
