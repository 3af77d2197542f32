import { authorOf, displayName, type ProjectAccess } from "#lib/access/access.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { currentRound } from "#lib/lifecycle/commands/current-round.ts";
import { accept, type Outcome } from "#lib/platform/outcome.ts";
import { storableText } from "#lib/platform/storable-text.ts";
import { findPrompt, findVersionOf } from "#lib/prompts/commands/find-prompt.ts";
import type { ChoosePrompt } from "#lib/training/schema.ts";

/** Names the version of a prompt that the phase goes on with, in place of a run or of another version. */
export function choosePrompt(
  access: ProjectAccess<"training:choose">,
  input: ChoosePrompt,
): Promise<Outcome<{ readonly name: string; readonly version: number }, "no-such-prompt" | "no-such-version">> {
  return changeProject(access, async ({ tx, at, record }) => {
    const projectId = access.project.id;
    const prompt = await findPrompt(tx, projectId, input.prompt);
    if (!prompt.ok) return prompt;
    const { key, name } = prompt.value;
    const found = await findVersionOf(tx, prompt.value, input.version);
    if (!found.ok) return found;
    const { id: promptVersionId, number: version } = found.value;
    const reason = storableText(input.reason);
    await tx.trainingChoice.create({
      data: {
        projectId,
        round: await currentRound(tx, projectId, "training"),
        kind: "prompt",
        promptVersionId,
        reason,
        chosenById: authorOf(access.actor),
        chosenByName: displayName(access.actor),
        at,
      },
      select: { id: true },
    });
    record({ type: "training.prompt-chosen", payload: { prompt: key, name, version, reason } }, "training");
    return accept({ name, version });
  });
}
