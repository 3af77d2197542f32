import "server-only";
import type { AnyProjectAccess } from "#lib/access/access.ts";
import { pool } from "#lib/platform/db.ts";
import type { Comparison, Order } from "#lib/training/search/comparison.ts";
import { conditionOf, orderSql, Parameters } from "#lib/training/search/to-sql.ts";

export type RunSearch = {
  readonly conditions: readonly Comparison[];
  readonly orders: readonly Order[];
  /** Numbers; all experiments when left out. */
  readonly experiments?: readonly number[];
  readonly deleted: "no" | "only" | "too";
  /** A part of a run's name. */
  readonly text?: string;
  readonly skip: number;
  readonly take: number;
};

/** The ids of the runs that meet all conditions, in order, and how many there are in all. */
export async function searchRuns(
  access: AnyProjectAccess,
  search: RunSearch,
): Promise<{ readonly ids: readonly string[]; readonly total: number }> {
  const parameters = new Parameters();
  const where = [
    `run.project_id = ${parameters.add(access.project.id)}`,
    ...(search.deleted === "too" ? [] : [`run.deleted_at IS ${search.deleted === "no" ? "" : "NOT "}NULL`]),
    ...(search.experiments ? [`experiment.number = ANY(${parameters.add(search.experiments)}::int[])`] : []),
    ...(search.text ? [`strpos(lower(run.name), lower(${parameters.add(search.text)})) > 0`] : []),
    ...search.conditions.map((one) => conditionOf(one, parameters)),
  ].join(" AND ");
  const { rows } = await pool().query<{ id: string | null; total: number }>(
    `WITH found AS (
       SELECT run.id, row_number() OVER (ORDER BY ${orderSql(search.orders, parameters)}) AS position
         FROM training_run run JOIN training_experiment experiment ON experiment.id = run.experiment_id
        WHERE ${where}
     )
     SELECT page.id, (SELECT count(*)::int FROM found) AS total
       FROM (SELECT 1) AS one
       LEFT JOIN (SELECT * FROM found ORDER BY position
                   LIMIT ${parameters.add(search.take)} OFFSET ${parameters.add(search.skip)}) AS page ON true
      ORDER BY page.position`,
    parameters.values,
  );
  return { ids: rows.flatMap(({ id }) => id ?? []), total: rows[0]?.total ?? 0 };
}
