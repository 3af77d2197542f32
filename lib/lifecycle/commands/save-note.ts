import { authorOf, type ProjectAccess } from "#lib/access/access.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { currentRound } from "#lib/lifecycle/commands/current-round.ts";
import type { NoteInput } from "#lib/lifecycle/schema.ts";
import type { Tx } from "#lib/platform/db.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

/** A draft typed on is one version, not forty: the same person's save within this time replaces the last. */
const SAME_SITTING_MS = 15 * 60_000;

/** Saves a phase's notes. The text itself stays out of the ledger; its length and author are in. */
export function saveNote(
  access: ProjectAccess<"note:update">,
  { phase, body }: NoteInput,
): Promise<Outcome<{ savedAt: Date }, "person-needed">> {
  return changeProject(access, async ({ tx, at, record }) => {
    const author = authorOf(access.actor);
    if (!author) return refuse("person-needed", "Notes are written by a person.");
    const projectId = access.project.id;
    const round = await currentRound(tx, projectId, phase);
    const last = await newest(tx, projectId, phase, round);
    if (last?.body === body) return accept({ savedAt: last.savedAt });
    const isSameSitting = last?.savedById === author && at.getTime() - last.savedAt.getTime() < SAME_SITTING_MS;
    if (last && isSameSitting) {
      await tx.phaseNote.update({ where: { id: last.id }, data: { body }, select: { id: true } });
    } else {
      await tx.phaseNote.create({
        data: { projectId, phase, round, body, savedById: author, savedAt: at },
        select: { id: true },
      });
      record({ type: "note.saved", payload: { length: body.length } }, phase);
    }
    return accept({ savedAt: at });
  });
}

function newest(tx: Tx, projectId: string, phase: NoteInput["phase"], round: number) {
  return tx.phaseNote.findFirst({
    where: { projectId, phase, round },
    orderBy: { id: "desc" },
    select: { id: true, body: true, savedById: true, savedAt: true },
  });
}
