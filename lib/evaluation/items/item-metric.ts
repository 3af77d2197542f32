import { z } from "zod";

/** What stands at one place of every item's `values`. */
export type ItemMetric = {
  /** As the file names it, or the catalogue's key where it was computed here. */
  readonly metric: string;
  readonly metricKey: string;
  /** The position of the score it belongs to, where there is exactly one. */
  readonly position?: number;
};

const itemMetrics = z.array(
  z.object({ metric: z.string(), metricKey: z.string(), position: z.int().optional() }).readonly(),
);

/** Reads what stands in Evaluation.itemMetrics. */
export function itemMetricsOf(stored: unknown): readonly ItemMetric[] {
  return itemMetrics.parse(stored);
}
