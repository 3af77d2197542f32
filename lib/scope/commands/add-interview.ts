import { authorOf, type ProjectAccess } from "#lib/access/access.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { accept, type Outcome } from "#lib/platform/outcome.ts";
import { whyNotSupport } from "#lib/scope/commands/why-not-support.ts";
import type { InterviewInput } from "#lib/scope/schema.ts";

export function addInterview(
  access: ProjectAccess<"scope:update">,
  { objectives, ...interview }: InterviewInput,
): Promise<Outcome<{ id: string }, "no-such-objective">> {
  return changeProject(access, async ({ tx, at, record }) => {
    const projectId = access.project.id;
    const refusal = await whyNotSupport(tx, projectId, objectives);
    if (refusal) return refusal;
    const { id } = await tx.interview.create({
      data: {
        ...interview,
        heldOn: new Date(interview.heldOn),
        projectId,
        authorId: authorOf(access.actor),
        createdAt: at,
        supports: { create: objectives.map((objectiveId) => ({ objectiveId })) },
      },
      select: { id: true },
    });
    record({ type: "interview.added", payload: { id, name: interview.stakeholderName } }, "scope");
    return accept({ id });
  });
}
