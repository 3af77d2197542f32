import type { ProjectAccess } from "#lib/access/access.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import { whyNotSupport } from "#lib/scope/commands/why-not-support.ts";
import { whyNotSave } from "#lib/scope/rules/revision.ts";
import type { InterviewInput, RowInput } from "#lib/scope/schema.ts";

export function editInterview(
  access: ProjectAccess<"scope:update">,
  { id, revision, objectives, ...interview }: RowInput & InterviewInput,
): Promise<Outcome<{ id: string }, "not-there" | "changed-meanwhile" | "no-such-objective">> {
  return changeProject(access, async ({ tx, record }) => {
    const projectId = access.project.id;
    const last = await tx.interview.findFirst({
      where: { id, projectId, removedAt: null },
      select: { revision: true },
    });
    if (!last) return refuse("not-there", "This interview was removed meanwhile. What you typed is still here.");
    const refusal = whyNotSave(last, revision) ?? (await whyNotSupport(tx, projectId, objectives));
    if (refusal) return refusal;
    await tx.interview.update({
      where: { id },
      data: {
        ...interview,
        heldOn: new Date(interview.heldOn),
        revision: revision + 1,
        supports: { deleteMany: {}, create: objectives.map((objectiveId) => ({ objectiveId })) },
      },
      select: { id: true },
    });
    record({ type: "interview.edited", payload: { id, name: interview.stakeholderName } }, "scope");
    return accept({ id });
  });
}
