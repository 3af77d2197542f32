import type { ProjectAccess } from "#lib/access/access.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { accept, type Outcome } from "#lib/platform/outcome.ts";
import { findPrompt } from "#lib/prompts/commands/find-prompt.ts";
import type { PromptEdit } from "#lib/prompts/schema.ts";

/** Changes what a prompt is called and what it is for; what it says is its versions'. */
export function editPrompt(
  access: ProjectAccess<"prompt:update">,
  { prompt: key, name, description }: PromptEdit,
): Promise<Outcome<{ readonly name: string }, "no-such-prompt">> {
  return changeProject(access, async ({ tx, record }) => {
    const found = await findPrompt(tx, access.project.id, key);
    if (!found.ok) return found;
    const { id, ...before } = found.value;
    const fields = [
      ...(before.name === name ? [] : ["name"]),
      ...(before.description === description ? [] : ["description"]),
    ];
    if (fields.length === 0) return accept({ name });
    await tx.prompt.update({ where: { id }, data: { name, description }, select: { id: true } });
    record({ type: "prompt.edited", payload: { prompt: key, name, fields } }, "training");
    return accept({ name });
  });
}
