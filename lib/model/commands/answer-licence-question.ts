import { authorOf, type ProjectAccess } from "#lib/access/access.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { findCandidate } from "#lib/model/commands/find-candidate.ts";
import type { LicenceAnswerInput } from "#lib/model/schema.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

/** Answers a question that a candidate's licence asks, for every candidate under that licence. */
export function answerLicenceQuestion(
  access: ProjectAccess<"model:update">,
  { candidate: number, question, answer, note }: LicenceAnswerInput,
): Promise<Outcome<{ licence: string }, "no-such-candidate" | "not-asked">> {
  return changeProject(access, async ({ tx, at, record }) => {
    const projectId = access.project.id;
    const found = await findCandidate(tx, projectId, number);
    if (!found.ok) return found;
    const { model, licence, verdict } = found.value.candidate;
    if (!verdict?.findings.some(({ key }) => key === question))
      return refuse("not-asked", `${licence.name} does not ask this of the declared use. Reload the page.`);
    await tx.licenceAnswer.create({
      data: { projectId, licence: model.licence, question, answer, note, authorId: authorOf(access.actor), at },
      select: { id: true },
    });
    record({ type: "licence.answered", payload: { licence: licence.name, question, answer } }, "model");
    return accept({ licence: licence.name });
  });
}
