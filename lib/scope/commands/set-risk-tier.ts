import { authorOf, type ProjectAccess } from "#lib/access/access.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { accept, type Outcome } from "#lib/platform/outcome.ts";
import type { RiskTierInput } from "#lib/scope/schema.ts";

/** Writes the tier beside the earlier ones; the newest counts, and a signature over another goes stale by itself. */
export function setRiskTier(
  access: ProjectAccess<"scope:update">,
  input: RiskTierInput,
): Promise<Outcome<{ tier: RiskTierInput["tier"] }>> {
  return changeProject(access, async ({ tx, at, record }) => {
    const projectId = access.project.id;
    const last = await tx.riskAssessment.findFirst({ where: { projectId }, orderBy: { id: "desc" } });
    const { tier, reason, articles } = input;
    if (last?.tier === tier && last.reason === reason && last.articles === articles) return accept({ tier });
    const { id } = await tx.riskAssessment.create({
      data: { projectId, tier, reason, articles, authorId: authorOf(access.actor), at },
      select: { id: true },
    });
    record({ type: "risk-tier.set", payload: { assessmentId: id, tier, from: last?.tier ?? null } }, "scope");
    return accept({ tier });
  });
}
