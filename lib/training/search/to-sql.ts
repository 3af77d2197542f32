import { runIdOf } from "#lib/training/run-id.ts";
import type { Attribute, Comparison, ExperimentAttribute, Order } from "#lib/training/search/comparison.ts";

/** Gathers the values of a statement and gives out their places. */
export class Parameters {
  readonly values: unknown[] = [];

  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

/** What each attribute is in SQL, where `run` is the run's row and `experiment` its experiment's. */
const ATTRIBUTE_SQL: Record<Attribute, string> = {
  run_id: "replace(run.id::text, '-', '')",
  run_name: "run.name",
  user_id: "run.user_name",
  status: "upper(run.status::text)",
  artifact_uri: "'mlflow-artifacts:/' || experiment.number || '/' || replace(run.id::text, '-', '') || '/artifacts'",
  start_time: "(extract(epoch FROM run.started_at) * 1000)",
  end_time: "(extract(epoch FROM run.ended_at) * 1000)",
};

/** A condition on `run`. As in MLflow, a run without the metric, parameter or tag meets none, `!=` included. */
export function conditionOf({ entity, key, operator, value }: Comparison, parameters: Parameters): string {
  const compared = (column: string) => comparedSql(column, { operator, value }, parameters);
  const among = (table: string, column: string) =>
    `EXISTS (SELECT FROM ${table} one WHERE one.run_id = run.id AND one.key = ${parameters.add(key)} AND ${compared(`one.${column}`)})`;
  if (entity === "metric") return among("run_metric", "latest_value");
  if (entity === "param") return among("run_param", "value");
  if (entity === "tag") return among("run_tag", "value");
  if (entity === "dataset")
    return `EXISTS (SELECT FROM run_dataset one WHERE one.run_id = run.id AND ${compared(`one.${key}`)})`;
  if (key === "run_id" && operator === "=" && typeof value === "string")
    return `run.id = ${parameters.add(runIdOf(value))}::uuid`;
  return compared(ATTRIBUTE_SQL[key as Attribute]);
}

/** A condition on `experiment`. One without the tag meets none, as with runs. */
export function experimentConditionOf({ entity, key, ...compared }: Comparison, parameters: Parameters): string {
  return comparedSql(experimentSql({ entity, key }, parameters), compared, parameters);
}

/** What to sort experiments by; the newest first among equals. */
export function experimentOrderSql(orders: readonly Order[], parameters: Parameters): string {
  const sorted = orders.map(
    ({ descending, ...field }) => `${experimentSql(field, parameters)} ${descending ? "DESC" : "ASC"} NULLS LAST`,
  );
  return [...sorted, "experiment.number DESC"].join(", ");
}

const EXPERIMENT_SQL: Record<ExperimentAttribute, string> = {
  name: "experiment.name",
  experiment_id: "experiment.number::text",
  creation_time: "(extract(epoch FROM experiment.created_at) * 1000)",
  last_update_time: "(extract(epoch FROM experiment.updated_at) * 1000)",
};

function experimentSql({ entity, key }: Pick<Comparison, "entity" | "key">, parameters: Parameters): string {
  return entity === "tag"
    ? `(experiment.tags ->> ${parameters.add(key)}::text)`
    : EXPERIMENT_SQL[key as ExperimentAttribute];
}

function comparedSql(
  column: string,
  { operator, value }: Pick<Comparison, "operator" | "value">,
  parameters: Parameters,
): string {
  if (operator === "IN" || operator === "NOT IN") {
    const list = `${column} = ANY(${parameters.add(value)}::text[])`;
    return operator === "IN" ? list : `NOT ${list}`;
  }
  const type = typeof value === "number" ? "float8" : "text";
  return `${column} ${operator === "!=" ? "<>" : operator} ${parameters.add(value)}::${type}`;
}

/** What to sort by; runs without it stand last, and the newest first among equals. */
export function orderSql(orders: readonly Order[], parameters: Parameters): string {
  const sorted = orders.map(({ entity, key, descending }) => {
    const from = (table: string, column: string) =>
      `(SELECT ${column} FROM ${table} one WHERE one.run_id = run.id AND one.key = ${parameters.add(key)})`;
    const by =
      entity === "metric"
        ? // NaN is larger than everything in SQL, and nobody's best: it stands with those that have none.
          from("run_metric", "nullif(latest_value, 'NaN')")
        : entity === "param"
          ? from("run_param", "value")
          : entity === "tag"
            ? from("run_tag", "value")
            : ATTRIBUTE_SQL[key as Attribute];
    return `${by} ${descending ? "DESC" : "ASC"} NULLS LAST`;
  });
  return [...sorted, "run.started_at DESC", "run.number DESC"].join(", ");
}
