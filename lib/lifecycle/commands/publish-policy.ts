import { authorOf, type ProjectAccess } from "#lib/access/access.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { type PolicyDocument, policyDocumentSchema } from "#lib/lifecycle/criteria.ts";
import type { Phase } from "#lib/lifecycle/phases.ts";
import { policyDigest } from "#lib/lifecycle/policy-digest.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

/** Publishes the next version of a gate's policy. A published version never changes; this one counts from now on. */
export function publishPolicy(
  access: ProjectAccess<"policy:update">,
  input: { phase: Phase; criteria: PolicyDocument },
): Promise<Outcome<{ version: number }, "person-needed" | "unchanged">> {
  return changeProject(access, async ({ tx, at, record }) => {
    const author = authorOf(access.actor);
    if (!author) return refuse("person-needed", "A policy is published by a person.");
    const criteria = policyDocumentSchema.parse(input.criteria);
    const digest = policyDigest(criteria);
    const where = { projectId: access.project.id, phase: input.phase };
    const last = await tx.policy.findFirst({
      where,
      orderBy: { version: "desc" },
      select: { version: true, digest: true },
    });
    if (last && last.digest === digest)
      return refuse("unchanged", `This is what version ${last.version} says already.`);
    const version = (last?.version ?? 0) + 1;
    await tx.policy.create({
      data: {
        ...where,
        version,
        criteria,
        digest,
        createdById: author,
        createdAt: at,
        publishedAt: at,
        publishedById: author,
      },
      select: { id: true },
    });
    record({ type: "policy.published", payload: { version, digest, criteria: criteria.length } }, input.phase);
    return accept({ version });
  });
}
