import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { versionRef } from "#lib/data/datasets/views.ts";
import { importerOf } from "#lib/evaluation/importers.ts";
import { EVALUATION_FIELDS } from "#lib/evaluation/queries/fields.ts";
import type { EvaluationView, Paged } from "#lib/evaluation/views.ts";
import { db } from "#lib/platform/db.ts";

type Asked = {
  readonly page: number;
  readonly pageSize: number;
  readonly origin?: EvaluationView["origin"];
  readonly model?: string;
  readonly format?: string;
  /** The test set that was seen: "3/2". */
  readonly test?: string;
  readonly sort?: "measured" | "added";
};

/** The evaluations of a project, the one measured last first unless another order is asked for. */
export async function listEvaluations(
  access: ProjectAccess<"project:read">,
  { page, pageSize, origin, model, format, test, sort = "measured" }: Asked,
): Promise<Paged<EvaluationView>> {
  const [dataset, version] = test?.split("/").map(Number) ?? [];
  const where = {
    ...{ projectId: access.project.id, origin, modelName: model, format },
    testVersion: test === undefined ? undefined : { number: version, dataset: { number: dataset } },
  };
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

const MOST_CHOICES = 200;

/** What the evaluations of a project can be narrowed to. */
export type EvaluationChoices = {
  readonly models: readonly string[];
  /** Of the imported ones: the formats of the files. */
  readonly formats: readonly { readonly format: string; readonly tool: string }[];
  /** The test sets kept here that were seen: "3/2" and what people call it. */
  readonly tests: readonly { readonly ref: string; readonly label: string }[];
};

/** The models, formats and test sets that evaluations of a project have, for a list to choose from. */
export async function listEvaluationChoices(access: ProjectAccess<"project:read">): Promise<EvaluationChoices> {
  const projectId = access.project.id;
  const [models, formats, tests] = await Promise.all([
    db().evaluation.groupBy({
      by: ["modelName"],
      where: { projectId, modelName: { not: null } },
      orderBy: { modelName: "asc" },
      take: MOST_CHOICES,
    }),
    db().evaluation.groupBy({ by: ["format"], where: { projectId, origin: "imported" }, orderBy: { format: "asc" } }),
    db().datasetVersion.findMany({
      where: { projectId, evaluations: { some: {} } },
      orderBy: [{ dataset: { number: "asc" } }, { number: "asc" }],
      take: MOST_CHOICES,
      select: { number: true, dataset: { select: { number: true, name: true } } },
    }),
  ]);
  return {
    models: models.flatMap(({ modelName }) => modelName ?? []),
    formats: formats.map(({ format }) => ({ format, tool: importerOf(format)?.tool ?? format })),
    tests: tests.map(({ number, dataset }) => ({
      ref: versionRef({ dataset: dataset.number, version: number }),
      label: `${dataset.name}, version ${number}`,
    })),
  };
}
