import { authorOf, type ProjectAccess } from "#lib/access/access.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { accept, type Outcome } from "#lib/platform/outcome.ts";
import { isSameBrief } from "#lib/scope/rules/brief.ts";
import { isSameSitting, whyNotSave } from "#lib/scope/rules/revision.ts";
import type { BriefInput } from "#lib/scope/schema.ts";

/**
 * Saves the brief as it is being typed. A save that was based on an older revision is refused.
 * @returns the revision the next save is to be based on.
 */
export function saveBrief(
  access: ProjectAccess<"scope:update">,
  { revision: basedOn, ...brief }: BriefInput,
): Promise<Outcome<{ revision: number }, "changed-meanwhile">> {
  return changeProject(access, async ({ tx, at, record }) => {
    const projectId = access.project.id;
    const author = authorOf(access.actor);
    const last = await tx.scopeBrief.findUnique({ where: { projectId } });
    if (last && isSameBrief(last, brief)) return accept({ revision: last.revision });
    const refusal = whyNotSave(last, basedOn);
    if (refusal) return refusal;
    const goesOn = isSameSitting(last, author, at);
    const revision = basedOn + 1;
    const editorIds = [...new Set([...(last?.editorIds ?? []), ...(author ? [author] : [])])];
    const saved = { ...brief, revision, updatedById: author, updatedAt: at, editorIds };
    const recordedAt = goesOn && last ? last.recordedAt : at;
    await tx.scopeBrief.upsert({
      where: { projectId },
      create: { projectId, ...saved, recordedAt },
      update: { ...saved, recordedAt },
      select: { projectId: true },
    });
    if (!goesOn) record({ type: "brief.saved", payload: { revision } }, "scope");
    return accept({ revision });
  });
}
