import { authorOf, displayName, type ProjectAccess } from "#lib/access/access.ts";
import { changeProject } from "#lib/ledger/change.ts";
import type { Tx } from "#lib/platform/db.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import { findPrompt } from "#lib/prompts/commands/find-prompt.ts";
import { type PromptContent, variablesOf } from "#lib/prompts/rules/content.ts";
import { whyNotPublish } from "#lib/prompts/rules/why-not-publish.ts";

export type Publishing = { readonly prompt: string; readonly note: string; readonly content: PromptContent };
export type Published = {
  readonly prompt: string;
  readonly name: string;
  readonly version: number;
  readonly sha256: string;
};

/** Writes the next version, for ever. The draft of whoever publishes has become it and is gone. */
export function publishVersion(
  access: ProjectAccess<"prompt:update">,
  { prompt: key, note, content }: Publishing,
): Promise<
  Outcome<Published, "no-such-prompt" | "prompt-empty" | "template-fault" | "same-content" | "no-such-dataset">
> {
  return changeProject(access, async ({ tx, at, record }) => {
    const projectId = access.project.id;
    const found = await findPrompt(tx, projectId, key);
    if (!found.ok) return found;
    const { id: promptId, name } = found.value;
    const newest = await tx.promptVersion.findFirst({
      where: { promptId },
      orderBy: { number: "desc" },
      select: { number: true, contentSha256: true },
    });
    const fit = whyNotPublish(content, newest);
    if (!fit.ok) return fit;
    const datasets = await findDatasets(tx, projectId, content.datasets);
    if (!datasets.ok) return datasets;
    const { sha256 } = fit.value;
    const userId = authorOf(access.actor);
    const version = (newest?.number ?? 0) + 1;
    await tx.promptVersion.create({
      data: {
        promptId,
        number: version,
        kind: content.kind,
        messages: content.messages.map(({ role, content: text }) => ({ role, content: text })),
        settings: content.settings as object,
        variables: variablesOf(content),
        contentSha256: sha256,
        note,
        createdById: userId,
        createdByName: displayName(access.actor),
        createdAt: at,
        datasets: { create: datasets.value.map((datasetVersionId) => ({ datasetVersionId })) },
      },
      select: { id: true },
    });
    if (userId) await tx.promptDraft.deleteMany({ where: { promptId, userId } });
    record({ type: "prompt.published", payload: { prompt: key, name, version, sha256, note } }, "training");
    return accept({ prompt: key, name, version, sha256 });
  });
}

/** The ids of dataset versions by their references. */
async function findDatasets(
  tx: Tx,
  projectId: string,
  refs: readonly string[],
): Promise<Outcome<readonly string[], "no-such-dataset">> {
  const ids: string[] = [];
  for (const ref of refs) {
    const [dataset, version] = ref.split("/").map(Number);
    const found = await tx.datasetVersion.findFirst({
      where: { projectId, number: version, dataset: { number: dataset } },
      select: { id: true },
    });
    if (!found) return refuse("no-such-dataset", `The project keeps no dataset version ${ref}.`, "datasets");
    ids.push(found.id);
  }
  return accept(ids);
}
