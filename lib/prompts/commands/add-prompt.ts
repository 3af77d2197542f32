import { authorOf, displayName, type ProjectAccess } from "#lib/access/access.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import type { NewPrompt } from "#lib/prompts/schema.ts";

/** Adds a prompt without a version. Its key is how applications name it, so it stays. */
export function addPrompt(
  access: ProjectAccess<"prompt:update">,
  { key, name, description }: NewPrompt,
): Promise<Outcome<{ readonly key: string; readonly name: string }, "key-taken">> {
  return changeProject(access, async ({ tx, at, record }) => {
    const projectId = access.project.id;
    const taken = await tx.prompt.findUnique({
      where: { projectId_key: { projectId, key } },
      select: { name: true },
    });
    if (taken) return refuse("key-taken", `“${taken.name}” has this key already. Choose another.`, "key");
    const author = { createdById: authorOf(access.actor), createdByName: displayName(access.actor), createdAt: at };
    await tx.prompt.create({ data: { projectId, key, name, description, ...author }, select: { id: true } });
    record({ type: "prompt.added", payload: { prompt: key, name } }, "training");
    return accept({ key, name });
  });
}
