import type { Tx } from "#lib/platform/db.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import { readLabels } from "#lib/prompts/read-labels.ts";

export type FoundPrompt = {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly description: string;
};

/** A prompt of the project by its key. */
export async function findPrompt(
  tx: Tx,
  projectId: string,
  key: string,
): Promise<Outcome<FoundPrompt, "no-such-prompt">> {
  const prompt = await tx.prompt.findUnique({
    where: { projectId_key: { projectId, key } },
    select: { id: true, key: true, name: true, description: true },
  });
  return prompt ? accept(prompt) : refuse("no-such-prompt", `The project has no prompt ${key}.`, "prompt");
}

export type FoundVersion = { readonly id: string; readonly number: number; readonly contentSha256: string };

export async function findVersionOf(
  tx: Tx,
  prompt: FoundPrompt,
  number: number,
): Promise<Outcome<FoundVersion, "no-such-version">> {
  const version = await tx.promptVersion.findUnique({
    where: { promptId_number: { promptId: prompt.id, number } },
    select: { id: true, number: true, contentSha256: true },
  });
  return version ? accept(version) : refuse("no-such-version", `${prompt.name} has no version ${number}.`, "version");
}

/** Where the labels of one prompt point now, within a transaction. */
export async function labelsNow(tx: Tx, promptId: string): Promise<ReadonlyMap<string, number>> {
  const standing = await readLabels(tx, [promptId]);
  return new Map(standing.map(({ label, version }) => [label, version]));
}
