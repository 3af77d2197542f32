import { readRows } from "#lib/evaluation/items/score-rows.ts";
import type { SliceTable } from "#lib/evaluation/slices/slice-table.ts";
import { pool } from "#lib/platform/db.ts";
import { type Fairness, fairness, outcomesOf } from "#lib/statistics/slices/fairness.ts";

/** Scores of one class, whose items leave behind a hit, a false alarm or a miss. */
const OF_ONE_CLASS = new Set(["f1", "precision", "recall"]);

type Score = {
  readonly evaluationId: string;
  readonly position: number;
  readonly measure: { readonly metricKey: string };
};

/** How evenly the positive label is given to the groups of each field; nothing for a score that has no such label. */
export async function readOutcomes(
  { evaluationId, position, measure }: Score,
  tables: readonly SliceTable[],
): Promise<{ field: string; fairness: Fairness }[]> {
  if (!OF_ONE_CLASS.has(measure.metricKey) || tables.length === 0) return [];
  const kept = await readRows(evaluationId, position);
  if (kept?.width !== 3) return [];
  const outcomes = outcomesOf(kept.rows, kept.items);
  const isScored = (item: number) => !Number.isNaN(kept.rows[item * 3] ?? Number.NaN);
  const { rows } = await pool().query<{ position: number; groups: (string | null)[] }>(GROUPS, [
    evaluationId,
    tables.map(({ field }) => field),
  ]);
  return tables.map(({ field }, at) => {
    const slices: (string | null)[] = new Array(kept.items).fill(null);
    for (const row of rows) if (isScored(row.position)) slices[row.position] = row.groups[at] ?? null;
    return { field, fairness: fairness(outcomes, slices) };
  });
}

const GROUPS = `
  SELECT i.position, ARRAY(SELECT i.fields ->> f.name FROM unnest($2::text[]) WITH ORDINALITY AS f(name, place) ORDER BY f.place)
         AS groups
    FROM evaluation_item i WHERE i.evaluation_id = $1`;
