import { authorOf, type ProjectAccess } from "#lib/access/access.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { isTemplateKey, templateOf } from "#lib/lifecycle/templates.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

/** Takes evidence off an item. The row stays, with who and when; signatures that covered it go stale. */
export function removeEvidence(
  access: ProjectAccess<"checklist:answer">,
  input: { evidence: string },
): Promise<Outcome<{ evidence: string }, "no-such-evidence">> {
  return changeProject(access, async ({ tx, at, record }) => {
    const row = await tx.checklistEvidence.findFirst({
      where: { id: input.evidence, removedAt: null, checklist: { projectId: access.project.id } },
      select: { itemKey: true, title: true, checklist: { select: { templateKey: true } } },
    });
    if (!row || !isTemplateKey(row.checklist.templateKey)) {
      return refuse("no-such-evidence", "This evidence is not there any more. Reload the page.");
    }
    await tx.checklistEvidence.update({
      where: { id: input.evidence },
      data: { removedAt: at, removedById: authorOf(access.actor) },
      select: { id: true },
    });
    const template = templateOf(row.checklist.templateKey);
    record(
      {
        type: "checklist.evidence-removed",
        payload: { checklist: template.key, title: template.title, item: row.itemKey, evidence: row.title },
      },
      template.phase,
    );
    return accept({ evidence: input.evidence });
  });
}
