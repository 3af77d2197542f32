import { authorOf, type ProjectAccess } from "#lib/access/access.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { findChecklist } from "#lib/lifecycle/commands/find-checklist.ts";
import { keepFile } from "#lib/lifecycle/commands/keep-file.ts";
import type { EvidenceInput } from "#lib/lifecycle/schema.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

/** Attaches a link or a small file to an item. A file is bound by its SHA-256, which a signature then covers. */
export async function attachEvidence(
  access: ProjectAccess<"checklist:answer">,
  input: EvidenceInput,
): Promise<Outcome<{ evidence: string }, "no-such-item" | "person-needed">> {
  const content = input.file ? new Uint8Array(await input.file.arrayBuffer()) : null;
  return changeProject(access, async ({ tx, at, record }) => {
    const author = authorOf(access.actor);
    if (!author) return refuse("person-needed", "Evidence is attached by a person.");
    const found = await findChecklist(tx, access.project.id, input.template, input.item);
    if (!found) return refuse("no-such-item", "This item is not in the checklist. Reload the page.", "item");
    const { checklistId, template, item } = found;
    const title = input.title || input.file?.name || input.url || "Evidence";
    const attachment =
      input.file && content
        ? await keepFile(tx, { projectId: access.project.id, author, at }, input.file, content)
        : null;
    const evidence = await tx.checklistEvidence.create({
      data: {
        checklistId,
        itemKey: item.key,
        title,
        url: input.url || null,
        attachmentId: attachment?.id ?? null,
        sha256: attachment?.sha256 ?? null,
        addedById: author,
        addedAt: at,
      },
      select: { id: true },
    });
    record(
      {
        type: "checklist.evidence-added",
        payload: {
          checklist: template.key,
          title: template.title,
          item: item.key,
          evidence: title,
          sha256: attachment?.sha256 ?? null,
        },
      },
      template.phase,
    );
    return accept({ evidence: evidence.id });
  });
}
