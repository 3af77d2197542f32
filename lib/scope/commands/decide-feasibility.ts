import { authorOf, type ProjectAccess } from "#lib/access/access.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import { feasibilityTotal, unscoredAspects } from "#lib/scope/rules/feasibility.ts";
import { whyNotSave } from "#lib/scope/rules/revision.ts";
import type { FeasibilityDecisionInput } from "#lib/scope/schema.ts";

const UNSCORED = { value: null, dataReadiness: null, technicalRisk: null, cost: null, time: null };

/** Decides on the scores that were on the screen; all five must be there. */
export function decideFeasibility(
  access: ProjectAccess<"scope:update">,
  { decision, reason, revision }: FeasibilityDecisionInput,
): Promise<Outcome<{ total: number }, "unscored" | "changed-meanwhile" | "decided">> {
  return changeProject(access, async ({ tx, at, record }) => {
    const projectId = access.project.id;
    const last = await tx.feasibility.findUnique({ where: { projectId } });
    const total = last && feasibilityTotal(last);
    if (total === null) {
      return refuse(
        "unscored",
        `Score ${unscoredAspects(last ?? UNSCORED)
          .join(", ")
          .toLowerCase()} first.`,
      );
    }
    if (last?.decision) return refuse("decided", "Somebody decided meanwhile. Reload the page to see what.");
    const refusal = whyNotSave(last, revision);
    if (refusal) return refusal;
    await tx.feasibility.update({
      where: { projectId },
      data: { decision, reason, decidedById: authorOf(access.actor), decidedAt: at },
      select: { projectId: true },
    });
    record({ type: "feasibility.decided", payload: { decision, total: Math.round(total * 100) / 100 } }, "scope");
    return accept({ total });
  });
}
