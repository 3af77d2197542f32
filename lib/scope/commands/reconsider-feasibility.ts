import type { ProjectAccess } from "#lib/access/access.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

/** Takes the decision back, so that the scores can be changed. The decision and the reason stay in the ledger. */
export function reconsiderFeasibility(
  access: ProjectAccess<"scope:update">,
  { reason }: { reason: string },
): Promise<Outcome<undefined, "not-decided">> {
  return changeProject(access, async ({ tx, record }) => {
    const projectId = access.project.id;
    const last = await tx.feasibility.findUnique({ where: { projectId }, select: { decision: true } });
    if (!last?.decision) return refuse("not-decided", "Nothing is decided yet. Reload the page.");
    await tx.feasibility.update({
      where: { projectId },
      data: { decision: null, reason: "", decidedById: null, decidedAt: null },
      select: { projectId: true },
    });
    record({ type: "feasibility.reconsidered", payload: { from: last.decision, reason } }, "scope");
    return accept();
  });
}
