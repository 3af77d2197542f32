import { type AnyProjectAccess, authorOf, displayName, type ProjectAccess } from "#lib/access/access.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import { findPrompt, findVersionOf, labelsNow } from "#lib/prompts/commands/find-prompt.ts";
import { PRODUCTION, whyNotMove } from "#lib/prompts/rules/labels.ts";
import type { MoveLabel, Promote } from "#lib/prompts/schema.ts";

export type Moved = {
  readonly prompt: string;
  readonly name: string;
  readonly label: string;
  readonly from: number | null;
  readonly to: number | null;
};

type Refused = "no-such-prompt" | "no-such-version" | "label-there" | "label-off" | "too-many-labels";

/** Points a label to a version, or takes it off. `production` is promoted instead. */
export async function moveLabel(
  access: ProjectAccess<"prompt:update">,
  input: MoveLabel,
): Promise<Outcome<Moved, Refused | "production-is-promoted">> {
  if (input.label === PRODUCTION)
    return refuse("production-is-promoted", "production is moved by a lead, who promotes a version.", "label");
  return move(access, input);
}

/** Points `production` to a version: what applications get that ask for no other, from the next request on. */
export function promote(access: ProjectAccess<"prompt:promote">, input: Promote): Promise<Outcome<Moved, Refused>> {
  return move(access, { ...input, label: PRODUCTION });
}

function move(access: AnyProjectAccess, { prompt: key, label, version, reason }: MoveLabel) {
  return changeProject<Moved, Refused>(access, async ({ tx, at, record }) => {
    const found = await findPrompt(tx, access.project.id, key);
    if (!found.ok) return found;
    const prompt = found.value;
    const target = version === null ? null : await findVersionOf(tx, prompt, version);
    if (target && !target.ok) return target;
    const labels = await labelsNow(tx, prompt.id);
    const fit = whyNotMove(labels, { label, version });
    if (!fit.ok) return fit;
    await tx.promptLabelMove.create({
      data: {
        promptId: prompt.id,
        label,
        versionId: target?.value.id ?? null,
        reason,
        movedById: authorOf(access.actor),
        movedByName: displayName(access.actor),
        at,
      },
      select: { id: true },
    });
    const moved = { from: labels.get(label) ?? null, to: version };
    const named = { prompt: key, name: prompt.name, ...moved };
    if (label === PRODUCTION) record({ type: "prompt.promoted", payload: { ...named, reason } }, "training");
    else record({ type: "prompt.label-moved", payload: { ...named, label, reason } }, "training");
    return accept({ ...named, label });
  });
}
