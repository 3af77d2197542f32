import { authorOf, type ProjectAccess } from "#lib/access/access.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { findChecklist } from "#lib/lifecycle/commands/find-checklist.ts";
import type { AnswerInput } from "#lib/lifecycle/schema.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

/** A note typed on makes a row a save, but one entry in the ledger: the same person's same answer within this time. */
const SAME_SITTING_MS = 15 * 60_000;

/** Writes an answer beside the earlier ones; the newest counts. A signature over the old answer goes stale by itself. */
export function answerItem(
  access: ProjectAccess<"checklist:answer">,
  input: AnswerInput,
): Promise<Outcome<{ item: string }, "no-such-item" | "person-needed">> {
  return changeProject(access, async ({ tx, at, record }) => {
    const author = authorOf(access.actor);
    if (!author) return refuse("person-needed", "A checklist is answered by a person.");
    const found = await findChecklist(tx, access.project.id, input.template, input.item);
    if (!found) return refuse("no-such-item", "This item is not in the checklist. Reload the page.", "item");
    const { checklistId, template, item } = found;
    const state = input.state === "not-applicable" ? "not_applicable" : input.state;
    const last = await tx.checklistAnswer.findFirst({
      where: { checklistId, itemKey: item.key },
      orderBy: [{ answeredAt: "desc" }, { id: "desc" }],
      select: { state: true, note: true, answeredBy: true, answeredAt: true },
    });
    if (last?.state === state && last.note === input.note) return accept({ item: item.key });
    if (!last && state === "open" && input.note === "") return accept({ item: item.key });
    await tx.checklistAnswer.create({
      data: { checklistId, itemKey: item.key, state, note: input.note, answeredBy: author, answeredAt: at },
    });
    const typedOn =
      last?.state === state && last.answeredBy === author && at.getTime() - last.answeredAt.getTime() < SAME_SITTING_MS;
    if (!typedOn) {
      record(
        {
          type: "checklist.answered",
          payload: { checklist: template.key, title: template.title, item: item.key, state: input.state },
        },
        template.phase,
      );
    }
    return accept({ item: item.key });
  });
}
