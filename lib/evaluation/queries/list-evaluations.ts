import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { EVALUATION_FIELDS } from "#lib/evaluation/queries/fields.ts";
import type { EvaluationView, Paged } from "#lib/evaluation/views.ts";
import { db } from "#lib/platform/db.ts";

/** The evaluations of a project, the one measured last first. */
export async function listEvaluations(
  access: ProjectAccess<"project:read">,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<Paged<EvaluationView>> {
  const where = { projectId: access.project.id };
  const [total, items] = await Promise.all([
    db().evaluation.count({ where }),
    db().evaluation.findMany({
      where,
      orderBy: [{ evaluatedAt: "desc" }, { number: "desc" }],
      skip: (page - 1) * pageSize,
      take: pageSize,
      select: EVALUATION_FIELDS,
    }),
  ]);
  return { items, total, page, pageSize };
}
