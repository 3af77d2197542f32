import { authorOf, type ProjectAccess } from "#lib/access/access.ts";
import { changeProject } from "#lib/ledger/change.ts";
import type { CriteriaInput } from "#lib/model/schema.ts";
import { accept, type Outcome } from "#lib/platform/outcome.ts";

/** Sets what candidates are compared by and what each weighs. Scores for a criterion that goes stay, and count again when it returns. */
export function setCriteria(
  access: ProjectAccess<"model:update">,
  { criteria }: CriteriaInput,
): Promise<Outcome<{ version: number }>> {
  return changeProject(access, async ({ tx, at, record }) => {
    const projectId = access.project.id;
    const last = await tx.selectionCriteria.aggregate({ where: { projectId }, _max: { version: true } });
    const version = (last._max.version ?? 0) + 1;
    await tx.selectionCriteria.create({
      data: { projectId, version, criteria, authorId: authorOf(access.actor), at },
      select: { version: true },
    });
    const named = criteria.map(({ title, weight }) => `${title} ${weight}`);
    record({ type: "selection-criteria.set", payload: { version, criteria: named } }, "model");
    return accept({ version });
  });
}
