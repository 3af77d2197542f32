import { authorOf, type ProjectAccess } from "#lib/access/access.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import { isSameSitting, whyNotSave } from "#lib/scope/rules/revision.ts";
import type { FeasibilityInput } from "#lib/scope/schema.ts";

/**
 * Saves scores and notes as they are being given. What was decided on stays as it was, until the decision is taken back.
 * @returns the revision the next save is to be based on.
 */
export function saveFeasibility(
  access: ProjectAccess<"scope:update">,
  { revision: basedOn, ...scores }: FeasibilityInput,
): Promise<Outcome<{ revision: number }, "changed-meanwhile" | "decided">> {
  return changeProject(access, async ({ tx, at, record }) => {
    const projectId = access.project.id;
    const author = authorOf(access.actor);
    const last = await tx.feasibility.findUnique({ where: { projectId } });
    if (last && isSame(last, scores)) return accept({ revision: last.revision });
    if (last?.decision) {
      return refuse("decided", "The feasibility is decided. Reconsider the decision to change what it rests on.");
    }
    const refusal = whyNotSave(last, basedOn);
    if (refusal) return refusal;
    const goesOn = isSameSitting(last, author, at);
    const revision = basedOn + 1;
    const editorIds = [...new Set([...(last?.editorIds ?? []), ...(author ? [author] : [])])];
    const saved = { ...scores, revision, updatedById: author, updatedAt: at, editorIds };
    const recordedAt = goesOn && last ? last.recordedAt : at;
    await tx.feasibility.upsert({
      where: { projectId },
      create: { projectId, ...saved, recordedAt },
      update: { ...saved, recordedAt },
      select: { projectId: true },
    });
    if (!goesOn) record({ type: "feasibility.saved", payload: { revision } }, "scope");
    return accept({ revision });
  });
}

type Scores = Omit<FeasibilityInput, "revision">;

function isSame(last: Scores, scores: Scores): boolean {
  return (Object.keys(scores) as (keyof Scores)[]).every((key) => last[key] === scores[key]);
}
