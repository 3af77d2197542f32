import { z } from "zod";
import type { ItemMetric } from "#lib/evaluation/items/item-metric.ts";
import { pool } from "#lib/platform/db.ts";
import { type HistogramBin, histogram } from "#lib/statistics/histogram.ts";
import { metricOf } from "#lib/statistics/metrics.ts";

const stored = z.object({ bins: z.array(z.object({ from: z.number(), to: z.number(), n: z.number() })) });

type Score = {
  readonly evaluationId: string;
  readonly position: number;
  readonly distribution: unknown;
  readonly measure: { readonly metricKey: string; readonly task: string; readonly filter: string };
};

/** The bins that were kept with a score; of an imported one, those its items fall into. None where items have no number. */
export async function distributionOf(
  { evaluationId, position, distribution, measure }: Score,
  metrics: readonly ItemMetric[],
): Promise<readonly HistogramBin[]> {
  const kept = stored.safeParse(distribution);
  if (kept.success) return kept.data.bins;
  const column = metrics.findIndex(
    (metric) =>
      metric.position === position || (metric.position === undefined && metric.metricKey === measure.metricKey),
  );
  if (column < 0) return [];
  const { rows } = await pool().query<{ values: number[] | null }>(VALUES, [
    ...[evaluationId, column + 1, measure.task, measure.filter],
  ]);
  return histogram(rows[0]?.values ?? [], metricOf(measure.metricKey).range);
}

const VALUES = `
  SELECT array_agg("values"[$2::int]) AS "values" FROM evaluation_item
   WHERE evaluation_id = $1 AND task = $3 AND filter IN ($4, 'none') AND "values"[$2::int] IS NOT NULL`;
