import { policyDocumentSchema } from "#lib/lifecycle/criteria.ts";
import { PHASES } from "#lib/lifecycle/phases.ts";
import { describeSubject, parseSubject } from "#lib/lifecycle/subject.ts";
import type { Tx } from "#lib/platform/db.ts";

/** Something that rests on the sources of a project, and where to see it. */
export type BuiltOn = {
  readonly kind: "gate" | "checklist";
  readonly title: string;
  /** Below /projects/<slug>/. */
  readonly path: string;
};

/** What a withdrawn consent touches: every gate that asks for the bases of sources, every checklist signed on them. */
export async function builtOnSources(tx: Tx, projectId: string): Promise<BuiltOn[]> {
  const policies = await tx.policy.findMany({
    where: { projectId, publishedAt: { not: null } },
    distinct: ["phase"],
    orderBy: [{ phase: "asc" }, { version: "desc" }],
    select: { phase: true, criteria: true },
  });
  const signed = await tx.signOff.findMany({
    where: { projectId, decision: "approve" },
    distinct: ["subject"],
    select: { subject: true },
  });
  const asking = new Set(policies.filter((policy) => asksForBases(policy.criteria)).map((policy) => policy.phase));
  return [
    ...PHASES.filter((phase) => asking.has(phase.key)).map(
      (phase): BuiltOn => ({ kind: "gate", title: `Gate of ${phase.title}`, path: phase.key }),
    ),
    ...signed.flatMap(({ subject }): BuiltOn[] => {
      const known = parseSubject(subject);
      const described = known && describeSubject(known);
      const rests = described?.covers.some((cover) => cover === "data.sources" || cover === "data.consents");
      return described && rests ? [{ kind: "checklist", title: described.title, path: described.path }] : [];
    }),
  ];
}

/** Both close when a source loses its basis. */
const BASIS_CRITERIA: readonly string[] = ["sources-have-basis", "run-chosen"];

function asksForBases(criteria: unknown): boolean {
  return policyDocumentSchema.safeParse(criteria).data?.some(({ key }) => BASIS_CRITERIA.includes(key)) ?? false;
}
