import "server-only";
import type { AnyProjectAccess } from "#lib/access/access.ts";
import { pool } from "#lib/platform/db.ts";
import type { ExperimentRow } from "#lib/training/commands/experiments.ts";
import type { Comparison, Order } from "#lib/training/search/comparison.ts";
import { experimentConditionOf, experimentOrderSql, Parameters } from "#lib/training/search/to-sql.ts";

export type ExperimentSearch = {
  readonly conditions: readonly Comparison[];
  readonly orders: readonly Order[];
  readonly deleted: "no" | "only" | "too";
  readonly skip: number;
  readonly take: number;
};

/** Experiments that meet all conditions, in order; without one the newest first, as clients expect. */
export async function listExperiments(
  access: AnyProjectAccess,
  { conditions, orders, deleted, skip, take }: ExperimentSearch,
): Promise<readonly ExperimentRow[]> {
  const parameters = new Parameters();
  const where = [
    `experiment.project_id = ${parameters.add(access.project.id)}`,
    ...(deleted === "too" ? [] : [`experiment.deleted_at IS ${deleted === "no" ? "" : "NOT "}NULL`]),
    ...conditions.map((one) => experimentConditionOf(one, parameters)),
  ].join(" AND ");
  const { rows } = await pool().query<ExperimentRow>(
    `SELECT experiment.id, experiment.number, experiment.name, experiment.tags, experiment.created_at AS "createdAt",
            experiment.updated_at AS "updatedAt", experiment.deleted_at AS "deletedAt"
       FROM training_experiment experiment WHERE ${where}
      ORDER BY ${experimentOrderSql(orders, parameters)}
      LIMIT ${parameters.add(take)} OFFSET ${parameters.add(skip)}`,
    parameters.values,
  );
  return rows;
}
