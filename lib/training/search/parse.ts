import { accept, type Outcome, type Refusal, refuse } from "#lib/platform/outcome.ts";
import {
  type Comparison,
  DATASET_KEYS,
  type Entity,
  type Operator,
  type Order,
  RUNS,
  type Searched,
} from "#lib/training/search/comparison.ts";
import { type Token, tokensOf } from "#lib/training/search/tokens.ts";

const ENTITIES: Record<string, Entity | undefined> = {
  ...{ attribute: "attribute", attributes: "attribute", attr: "attribute", run: "attribute" },
  ...{ metric: "metric", metrics: "metric" },
  ...{ param: "param", params: "param", parameter: "param", parameters: "param" },
  ...{ tag: "tag", tags: "tag" },
  ...{ dataset: "dataset", datasets: "dataset" },
};
const ALIASES: Record<string, string | undefined> = {
  created: "start_time",
  Created: "start_time",
  "Run name": "run_name",
};
const NUMBER_OPERATORS: readonly string[] = ["=", "!=", "<", "<=", ">", ">="];
const TEXT_OPERATORS: readonly string[] = ["=", "!=", "LIKE", "ILIKE"];
const LIST_OPERATORS: readonly string[] = ["IN", "NOT IN"];
const MAX_CONDITIONS = 50;

type Reading = { readonly tokens: readonly Token[]; readonly searched: Searched; at: number };
type Wrong = Refusal<"bad-filter">;

/** Reads MLflow's search syntax: `metrics.eval_loss < 0.5 AND params.optimizer = 'adamw'`. Empty asks for everything. */
export function parseFilter(text: string, searched = RUNS): Outcome<readonly Comparison[], "bad-filter"> {
  const tokens = tokensOf(text);
  if (!tokens.ok) return tokens;
  const reading: Reading = { tokens: tokens.value, searched, at: 0 };
  const comparisons: Comparison[] = [];
  while (reading.at < reading.tokens.length) {
    if (comparisons.length > 0) {
      const joined = next(reading)?.text.toUpperCase();
      if (joined !== "AND")
        return wrong(`Invalid clause(s) in filter string: expected AND, got '${joined ?? "nothing"}'.`);
    }
    const comparison = readComparison(reading);
    if (!comparison.ok) return comparison;
    comparisons.push(comparison.value);
    if (comparisons.length > MAX_CONDITIONS) return wrong(`A filter can have at most ${MAX_CONDITIONS} conditions.`);
  }
  return accept(comparisons);
}

/** Reads `metrics.eval_loss DESC`. */
export function parseOrder(text: string, searched = RUNS): Outcome<Order, "bad-filter"> {
  const [, name = "", direction = "ASC"] = /^\s*(.*?)(?:\s+(ASC|DESC))?\s*$/i.exec(text) ?? [];
  const field = fieldOf(name, searched);
  if (!field.ok) return field;
  const { entity, key } = field.value;
  if (entity === "dataset") return wrong(`Invalid order_by entity '${name}': runs are not ordered by datasets.`);
  return accept({ entity, key, descending: direction.toUpperCase() === "DESC" });
}

function readComparison(reading: Reading): Outcome<Comparison, "bad-filter"> {
  const name = next(reading);
  if (name?.kind !== "name")
    return wrong(`Invalid filter string: expected a name such as metrics.loss, got '${name?.text ?? "nothing"}'.`);
  const field = fieldOf(name.text, reading.searched);
  if (!field.ok) return field;
  const operator = readOperator(reading);
  const { entity, key } = field.value;
  const isNumber = entity === "metric" || (entity === "attribute" && reading.searched.attributes[key] === "number");
  const allowsList = entity === "dataset" || (entity === "attribute" && !isNumber);
  const allowed = isNumber ? NUMBER_OPERATORS : [...TEXT_OPERATORS, ...(allowsList ? LIST_OPERATORS : [])];
  if (!allowed.includes(operator))
    return wrong(
      `Invalid comparator '${operator}' for ${entity} '${key}'. Valid comparators are ${allowed.join(", ")}.`,
    );
  const value = LIST_OPERATORS.includes(operator) ? readList(reading) : readValue(reading, field.value, isNumber);
  if (!value.ok) return value;
  return accept({ entity, key, operator: operator as Operator, value: value.value });
}

function readOperator(reading: Reading): string {
  const first = next(reading)?.text.toUpperCase() ?? "";
  return first === "NOT" ? `NOT ${next(reading)?.text.toUpperCase() ?? ""}` : first;
}

function readValue(
  reading: Reading,
  { entity, key }: { readonly entity: Entity; readonly key: string },
  isNumber: boolean,
): Outcome<string | number, "bad-filter"> {
  const token = next(reading);
  if (isNumber) {
    if (token?.kind !== "number")
      return wrong(`Expected numeric value type for ${entity}. Found ${token?.text ?? "nothing"}`);
    return accept(Number(token.text));
  }
  if (token?.kind !== "string")
    return wrong(
      `Expected a quoted string value for ${entity} '${key}' (e.g. 'my-value'). Got value ${token?.text ?? "nothing"}`,
    );
  return accept(token.text);
}

function readList(reading: Reading): Outcome<readonly string[], "bad-filter"> {
  const values: string[] = [];
  if (next(reading)?.text !== "(") return wrong("Expected a list of quoted values in brackets, such as ('a', 'b').");
  for (;;) {
    const value = next(reading);
    if (value?.kind !== "string") return wrong(`Expected a quoted value in the list. Got ${value?.text ?? "nothing"}`);
    values.push(value.text);
    const after = next(reading)?.text;
    if (after === ")") return accept(values);
    if (after !== ",") return wrong("Expected a comma or a closing bracket in the list.");
  }
}

function fieldOf(
  name: string,
  { entities, attributes }: Searched,
): Outcome<{ readonly entity: Entity; readonly key: string }, "bad-filter"> {
  const dot = name.indexOf(".");
  const entity = dot === -1 ? "attribute" : ENTITIES[unquoted(name.slice(0, dot))];
  if (!entity || !entities.includes(entity))
    return wrong(`Invalid entity type '${name.slice(0, dot)}'. Valid values are ${entities.join(", ")}`);
  const written = unquoted(name.slice(dot + 1));
  const key = entity === "attribute" ? (ALIASES[written] ?? written) : written;
  if (entity === "attribute" && !Object.hasOwn(attributes, key))
    return wrong(`Invalid attribute key '${key}' specified. Valid keys are ${Object.keys(attributes).join(", ")}`);
  if (entity === "dataset" && !(DATASET_KEYS as readonly string[]).includes(key))
    return wrong(`Invalid dataset key '${key}' specified. Valid keys are ${DATASET_KEYS.join(", ")}`);
  if (key === "") return wrong(`Invalid identifier '${name}'.`);
  return accept({ entity, key });
}

function unquoted(text: string): string {
  return /^(`.*`|".*")$/s.test(text) ? text.slice(1, -1) : text;
}

function next(reading: Reading): Token | undefined {
  const token = reading.tokens[reading.at];
  reading.at += 1;
  return token;
}

function wrong(message: string): Wrong {
  return refuse("bad-filter", message, "filter");
}
