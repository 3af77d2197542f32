import { authorOf, type ProjectAccess } from "#lib/access/access.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { beginRound } from "#lib/lifecycle/commands/begin-round.ts";
import { currentRound } from "#lib/lifecycle/commands/current-round.ts";
import type { Reopening } from "#lib/lifecycle/schema.ts";
import { accept, type Outcome } from "#lib/platform/outcome.ts";

/** Starts the next round of a phase: what was signed in the last one stays there, and has to be signed again. */
export function reopenPhase(
  access: ProjectAccess<"round:reopen">,
  { phase, reason }: Reopening,
): Promise<Outcome<{ round: number }>> {
  return changeProject(access, async ({ tx, at, record }) => {
    const projectId = access.project.id;
    const number = (await currentRound(tx, projectId, phase)) + 1;
    await beginRound(tx, { projectId, phase, number, reason, startedById: authorOf(access.actor), at });
    record({ type: "round.reopened", payload: { round: number, reason } }, phase);
    return accept({ round: number });
  });
}
