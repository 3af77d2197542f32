import { type ItemMetric, itemMetricsOf } from "#lib/evaluation/items/item-metric.ts";
import { EVALUATION_FIELDS } from "#lib/evaluation/queries/fields.ts";
import type { EvaluationView } from "#lib/evaluation/views.ts";
import { db } from "#lib/platform/db.ts";
import type { IntervalMethod } from "#lib/platform/generated/enums.ts";
import type { JsonObject } from "#lib/platform/json-value.ts";

/** An evaluation with what it takes to compare it. */
export type Compared = {
  readonly id: string;
  readonly view: EvaluationView;
  readonly itemMetrics: readonly ItemMetric[];
  readonly settings: JsonObject;
  readonly scores: readonly StoredScore[];
};

export type StoredScore = {
  readonly position: number;
  readonly value: number | null;
  readonly n: number | null;
  readonly signature: string | null;
  readonly higherIsBetter: boolean | null;
  readonly isGroup: boolean;
  readonly intervalLow: number | null;
  readonly intervalHigh: number | null;
  readonly intervalMethod: IntervalMethod | null;
  readonly measure: {
    readonly task: string;
    readonly taskAlias: string;
    readonly filter: string;
    readonly metricKey: string;
  };
};

/** More tasks than this are compared by their groups. */
const MOST_SCORES = 1_000;

/** @returns null when the project has no such evaluation. */
export async function findCompared(projectId: string, number: number): Promise<Compared | null> {
  const found = await db().evaluation.findUnique({
    where: { projectId_number: { projectId, number } },
    select: {
      id: true,
      ...EVALUATION_FIELDS,
      itemMetrics: true,
      settings: true,
      scores: {
        orderBy: { position: "asc" },
        take: MOST_SCORES,
        select: {
          position: true,
          value: true,
          n: true,
          signature: true,
          higherIsBetter: true,
          isGroup: true,
          intervalLow: true,
          intervalHigh: true,
          intervalMethod: true,
          measure: { select: { task: true, taskAlias: true, filter: true, metricKey: true } },
        },
      },
    },
  });
  if (!found) return null;
  const { id, itemMetrics, settings, scores, ...view } = found;
  return { id, view, itemMetrics: itemMetricsOf(itemMetrics), settings: settings as JsonObject, scores };
}
