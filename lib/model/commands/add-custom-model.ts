import { authorOf, type ProjectAccess } from "#lib/access/access.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { MAX_CUSTOM_MODELS } from "#lib/model/rules.ts";
import type { CustomModelInput } from "#lib/model/schema.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

/** Adds a model that the catalogue does not have, with what is known of it. */
export function addCustomModel(
  access: ProjectAccess<"model:update">,
  input: CustomModelInput,
): Promise<Outcome<{ number: number; name: string }, "too-many">> {
  return changeProject(access, async ({ tx, at, record }) => {
    const projectId = access.project.id;
    const last = await tx.customModel.aggregate({ where: { projectId }, _max: { number: true } });
    const number = (last._max.number ?? 0) + 1;
    if (number > MAX_CUSTOM_MODELS)
      return refuse("too-many", `A project has ${MAX_CUSTOM_MODELS} models of its own at most.`);
    await tx.customModel.create({
      data: { ...input, projectId, number, authorId: authorOf(access.actor), createdAt: at },
      select: { id: true },
    });
    record({ type: "custom-model.added", payload: { number, name: input.name } }, "model");
    return accept({ number, name: input.name });
  });
}
