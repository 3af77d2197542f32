import type { PairedNumbers } from "#lib/evaluation/comparison/paired-numbers.ts";
import { pool } from "#lib/platform/db.ts";

/** Two evaluations by their ids; the first is what the second is held against. */
export type Pair = { readonly baselineId: string; readonly candidateId: string };

/** A number of the items in both: its places in their `values`, from 0. */
export type PairedColumn = { readonly baseline: number; readonly candidate: number };

/** By task, filter and column. Items are paired by their keys, so that those in only one of the two say nothing. */
export type PairedSums = PairedNumbers & {
  readonly task: string;
  readonly filter: string;
  /** Which of the columns asked for. */
  readonly column: number;
};

/** Adds up the differences of paired items: one walk over both evaluations, whatever the number of columns. */
export async function sumPairs(
  { baselineId, candidateId }: Pair,
  columns: readonly PairedColumn[],
): Promise<PairedSums[]> {
  const { rows } = await pool().query<PairedSums>(SUMS, [
    baselineId,
    candidateId,
    columns.map(({ baseline }) => baseline + 1),
    columns.map(({ candidate }) => candidate + 1),
  ]);
  return rows;
}

export type ItemCount = {
  readonly task: string;
  readonly filter: string;
  readonly baseline: number;
  readonly candidate: number;
  readonly shared: number;
};

/** How many items of each task are in the one, in the other, and in both. */
export async function countPairs({ baselineId, candidateId }: Pair): Promise<ItemCount[]> {
  const { rows } = await pool().query<ItemCount>(COUNTS, [baselineId, candidateId]);
  return rows;
}

/** The positions of the items of a task that are in both, side by side. */
export async function positionPairs(
  { baselineId, candidateId }: Pair,
  task: string,
): Promise<{ readonly baseline: number; readonly candidate: number }[]> {
  const { rows } = await pool().query<{ baseline: number; candidate: number }>(POSITIONS, [
    baselineId,
    candidateId,
    task,
  ]);
  return rows;
}

/** One number of each item of a task and filter that both have, in the order of the baseline. */
export async function pairValues(
  { baselineId, candidateId }: Pair,
  { task, filter, column }: { readonly task: string; readonly filter: string; readonly column: PairedColumn },
): Promise<{ readonly baseline: Float64Array; readonly candidate: Float64Array }> {
  const { rows } = await pool().query<{ baseline: number; candidate: number }>(VALUES, [
    baselineId,
    candidateId,
    task,
    filter,
    column.baseline + 1,
    column.candidate + 1,
  ]);
  return {
    baseline: Float64Array.from(rows, (row) => row.baseline),
    candidate: Float64Array.from(rows, (row) => row.candidate),
  };
}

const PAIRED = `evaluation_item a JOIN evaluation_item b
       ON b.evaluation_id = $2 AND b.task = a.task AND b.filter = a.filter AND b.key = a.key`;

const SUMS = `
  SELECT a.task, a.filter, m.place::int - 1 AS "column", count(*)::int AS n,
         avg(v.x) AS baseline, avg(v.y) AS candidate, coalesce(var_samp(v.y - v.x), 0) AS variance,
         count(*) FILTER (WHERE v.y > v.x)::int AS above, count(*) FILTER (WHERE v.y < v.x)::int AS below,
         bool_and(v.x IN (0, 1) AND v.y IN (0, 1)) AS "isRightOrWrong"
    FROM ${PAIRED}
   CROSS JOIN unnest($3::int[], $4::int[]) WITH ORDINALITY AS m(i, j, place)
   CROSS JOIN LATERAL (SELECT a."values"[m.i] AS x, b."values"[m.j] AS y) v
   WHERE a.evaluation_id = $1 AND v.x IS NOT NULL AND v.y IS NOT NULL
   GROUP BY a.task, a.filter, m.place`;

const COUNTS = `
  SELECT task, filter, count(*) FILTER (WHERE one)::int AS baseline, count(*) FILTER (WHERE other)::int AS candidate,
         count(*) FILTER (WHERE one AND other)::int AS shared
    FROM (SELECT task, filter, key, bool_or(evaluation_id = $1) AS one, bool_or(evaluation_id = $2) AS other
            FROM evaluation_item WHERE evaluation_id IN ($1, $2) GROUP BY task, filter, key) items
   GROUP BY task, filter`;

const POSITIONS = `
  SELECT a.position AS baseline, b.position AS candidate
    FROM ${PAIRED}
   WHERE a.evaluation_id = $1 AND a.task = $3
   ORDER BY a.position`;

const VALUES = `
  SELECT v.x AS baseline, v.y AS candidate
    FROM ${PAIRED}
   CROSS JOIN LATERAL (SELECT a."values"[$5] AS x, b."values"[$6] AS y) v
   WHERE a.evaluation_id = $1 AND a.task = $3 AND a.filter = $4 AND v.x IS NOT NULL AND v.y IS NOT NULL
   ORDER BY a.position`;
