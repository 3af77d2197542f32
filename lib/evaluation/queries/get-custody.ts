import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { collectCustody } from "#lib/evaluation/custody/evidence.ts";
import type { Custody } from "#lib/evaluation/custody/rules.ts";
import { policyDocumentSchema } from "#lib/lifecycle/criteria.ts";
import { db } from "#lib/platform/db.ts";

export type CustodyView = Custody & {
  /** What the gate of Evaluation allows; null where its policy does not ask. */
  readonly maxOverlapShare: number | null;
  /** How many test versions the project keeps, looked at or not. */
  readonly keptCount: number;
};

/** How far the test sets behind the objectives' scores can be called unseen, or that of one evaluation by its number. */
export async function getCustody(access: ProjectAccess<"project:read">, evaluation?: number): Promise<CustodyView> {
  const projectId = access.project.id;
  const [custody, keptCount, policy] = await Promise.all([
    collectCustody(db(), projectId, evaluation ?? null),
    db().datasetVersion.count({ where: { projectId, purpose: "test" } }),
    db().policy.findFirst({
      where: { projectId, phase: "evaluation", publishedAt: { not: null } },
      orderBy: { version: "desc" },
      select: { criteria: true },
    }),
  ]);
  const asked = policyDocumentSchema.safeParse(policy?.criteria).data?.find(({ key }) => key === "test-data-unseen");
  return {
    ...custody,
    keptCount,
    maxOverlapShare: asked?.key === "test-data-unseen" ? asked.params.maxOverlapShare : null,
  };
}
