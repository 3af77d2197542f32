import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { EVALUATION_FIELDS } from "#lib/evaluation/queries/fields.ts";
import type { EvaluationView, Paged } from "#lib/evaluation/views.ts";
import { db } from "#lib/platform/db.ts";

type Asked = {
  readonly page: number;
  readonly pageSize: number;
  readonly origin?: EvaluationView["origin"];
  readonly model?: string;
  readonly sort?: "measured" | "added";
};

/** The evaluations of a project, the one measured last first unless another order is asked for. */
export async function listEvaluations(
  access: ProjectAccess<"project:read">,
  { page, pageSize, origin, model, sort = "measured" }: Asked,
): Promise<Paged<EvaluationView>> {
  const where = { projectId: access.project.id, origin, modelName: model };
  const [total, items] = await Promise.all([
    db().evaluation.count({ where }),
    db().evaluation.findMany({
      where,
      orderBy: sort === "added" ? { number: "desc" } : [{ evaluatedAt: "desc" }, { number: "desc" }],
      skip: (page - 1) * pageSize,
      take: pageSize,
      select: EVALUATION_FIELDS,
    }),
  ]);
  return { items, total, page, pageSize };
}

const MOST_MODELS = 200;

/** The models that were measured, by name, for a list to choose from. */
export async function listModels(access: ProjectAccess<"project:read">): Promise<readonly string[]> {
  const rows = await db().evaluation.groupBy({
    by: ["modelName"],
    where: { projectId: access.project.id, modelName: { not: null } },
    orderBy: { modelName: "asc" },
    take: MOST_MODELS,
  });
  return rows.flatMap(({ modelName }) => modelName ?? []);
}
