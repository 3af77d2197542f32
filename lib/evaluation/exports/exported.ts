import type { ItemMetric } from "#lib/evaluation/items/item-metric.ts";
import type { EvaluationView, ScoreView } from "#lib/evaluation/views.ts";
import type { JsonObject } from "#lib/platform/json-value.ts";

/** All that is known of an evaluation, but for its items. */
export type Exported = {
  readonly id: string;
  readonly view: EvaluationView;
  readonly modelArgs: string | null;
  readonly gitHash: string | null;
  readonly settings: JsonObject;
  readonly warnings: readonly string[];
  readonly scores: readonly ScoreView[];
  readonly itemMetrics: readonly ItemMetric[];
  readonly sliceFields: readonly string[];
};

/** The tasks that have scores of their own, in order. */
export function tasksOf({ scores }: Exported): string[] {
  return [...new Set(scores.filter(({ isGroup }) => !isGroup).map(({ task }) => task))];
}
