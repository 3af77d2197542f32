import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { itemMetricsOf } from "#lib/evaluation/items/item-metric.ts";
import type { ItemSearch } from "#lib/evaluation/items/item-search.ts";
import { type ItemPage, searchItems } from "#lib/evaluation/items/search-items.ts";
import { db } from "#lib/platform/db.ts";

export type ItemList = ItemPage & {
  readonly tasks: readonly string[];
  readonly metrics: readonly { readonly metric: string; readonly metricKey: string }[];
  readonly sliceFields: readonly string[];
  /** The evaluation whose answers stand beside, when it was asked for and is there. */
  readonly beside: { readonly number: number; readonly name: string } | null;
};

/** A page of the answers of an evaluation; null when there is no such evaluation. */
export async function listItems(
  access: ProjectAccess<"record:read">,
  number: number,
  search: ItemSearch,
): Promise<ItemList | null> {
  const projectId = access.project.id;
  const [evaluation, beside] = await Promise.all([
    db().evaluation.findUnique({
      where: { projectId_number: { projectId, number } },
      select: {
        ...{ id: true, itemCount: true, itemMetrics: true, sliceFields: true },
        scores: {
          where: { isGroup: false },
          orderBy: { position: "asc" },
          take: 2_000,
          select: { measure: { select: { task: true } } },
        },
      },
    }),
    search.beside
      ? db().evaluation.findUnique({
          where: { projectId_number: { projectId, number: search.beside } },
          select: { id: true, number: true, name: true },
        })
      : null,
  ]);
  if (!evaluation) return null;
  const metrics = itemMetricsOf(evaluation.itemMetrics);
  const found = await searchItems(evaluation, search, {
    metric: metrics.findIndex(({ metric }) => metric === search.metric),
    besideId: beside?.id ?? null,
  });
  return {
    ...found,
    tasks: [...new Set(evaluation.scores.map(({ measure }) => measure.task))],
    metrics: metrics.map(({ metric, metricKey }) => ({ metric, metricKey })),
    sliceFields: evaluation.sliceFields,
    beside: beside && { number: beside.number, name: beside.name },
  };
}
