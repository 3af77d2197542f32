import { authorOf, displayName, type ProjectAccess } from "#lib/access/access.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { currentRound } from "#lib/lifecycle/commands/current-round.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import { storableText } from "#lib/platform/storable-text.ts";
import { findRunByNumber } from "#lib/training/commands/find-run.ts";
import { whyNotChoose } from "#lib/training/rules/why-not-choose.ts";
import type { ChooseRun } from "#lib/training/schema.ts";

/** Names the run that the phase goes on with. Another choice takes its place; the earlier ones stay on record. */
export function chooseRun(
  access: ProjectAccess<"training:choose">,
  input: ChooseRun,
): Promise<Outcome<{ readonly name: string }, "no-such-run" | "run-deleted" | "run-not-finished">> {
  return changeProject(access, async ({ tx, at, record }) => {
    const projectId = access.project.id;
    const found = await findRunByNumber(tx, projectId, input.run);
    if (!found.ok) return found;
    const { id: runId, number, name } = found.value;
    const refusal = whyNotChoose(found.value);
    if (refusal) return refuse(refusal.reason, refusal.message, "reason");
    const reason = storableText(input.reason);
    await tx.trainingChoice.create({
      data: {
        projectId,
        round: await currentRound(tx, projectId, "training"),
        kind: "run",
        runId,
        reason,
        chosenById: authorOf(access.actor),
        chosenByName: displayName(access.actor),
        at,
      },
      select: { id: true },
    });
    record({ type: "training.chosen", payload: { kind: "run", run: number, name, reason } }, "training");
    return accept({ name });
  });
}
