import { type Candidate, loadSelection, type Selection } from "#lib/model/selection.ts";
import type { Tx } from "#lib/platform/db.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

/** A live candidate by its number, with what the choice is made from. */
export async function findCandidate(
  tx: Tx,
  projectId: string,
  number: number,
): Promise<Outcome<{ candidate: Candidate; selection: Selection }, "no-such-candidate">> {
  const selection = await loadSelection(tx, projectId);
  const candidate = selection.candidates.find((one) => one.number === number && !one.removed);
  if (!candidate)
    return refuse(
      "no-such-candidate",
      `The project has no candidate ${number} any more. Reload the page.`,
      "candidate",
    );
  return accept({ candidate, selection });
}
