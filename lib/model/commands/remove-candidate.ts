import { authorOf, type ProjectAccess } from "#lib/access/access.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { findCandidate } from "#lib/model/commands/find-candidate.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

/** Takes a candidate out of the comparison. Decisions that considered it keep what they say of it. */
export function removeCandidate(
  access: ProjectAccess<"model:update">,
  { number }: { number: number },
): Promise<Outcome<{ number: number; name: string }, "no-such-candidate" | "chosen">> {
  return changeProject(access, async ({ tx, at, record }) => {
    const projectId = access.project.id;
    const found = await findCandidate(tx, projectId, number);
    if (!found.ok) return found;
    const { id, model } = found.value.candidate;
    const decision = await tx.modelDecision.findFirst({
      where: { projectId },
      orderBy: { version: "desc" },
      select: { candidateId: true },
    });
    if (decision?.candidateId === id)
      return refuse("chosen", `${model.name} is the model that was decided for. Decide for another one first.`);
    await tx.modelCandidate.update({
      where: { id },
      data: { removedAt: at, removedById: authorOf(access.actor) },
      select: { id: true },
    });
    record({ type: "candidate.removed", payload: { number, name: model.name } }, "model");
    return accept({ number, name: model.name });
  });
}
