import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { customModelFacts } from "#lib/model/custom-model.ts";
import type { ModelFacts } from "#lib/model/model-facts.ts";
import { db } from "#lib/platform/db.ts";

export type CustomModelView = { readonly number: number; readonly revision: number; readonly model: ModelFacts };

/** The models the project has described by itself. */
export async function listCustomModels(access: ProjectAccess<"record:read">): Promise<readonly CustomModelView[]> {
  const rows = await db().customModel.findMany({
    where: { projectId: access.project.id, removedAt: null },
    orderBy: { number: "asc" },
  });
  return rows.map((row) => ({ number: row.number, revision: row.revision, model: customModelFacts(row) }));
}
