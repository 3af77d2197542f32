import { isJsonObject, type Json, type JsonObject, member } from "#lib/platform/json-value.ts";

/** What a row holds beside its metrics. */
const NO_METRIC = new Set(["alias", "name", "sample_len", "sample_count", "samples"]);

const STDERR = "_stderr";

/** The line of a task or group, and the section of the file it stands in. */
export type Row = { readonly task: string; readonly section: "results" | "groups"; readonly cells: JsonObject };

/** The rows of `results`, and those of `groups` that newer files keep only there. */
export function rowsOf(file: JsonObject): Row[] {
  const rows = new Map<string, Row>();
  for (const section of ["results", "groups"] as const) {
    const tasks = member(file, section);
    for (const [task, cells] of isJsonObject(tasks) ? Object.entries(tasks) : []) {
      if (isJsonObject(cells) && !rows.has(task)) rows.set(task, { task, section, cells });
    }
  }
  return [...rows.values()];
}

export type Cell = { readonly key: string; readonly metric: string; readonly filter: string; readonly value: Json };

/** The metrics of a row without their standard errors. Before 0.4 no key had a filter. */
export function cellsOf({ cells }: Row): Cell[] {
  const hasFilters = Object.keys(cells).some((key) => key.includes(","));
  return Object.entries(cells).flatMap(([key, value]) => {
    const { metric, filter } = splitKey(key);
    const isBare = !key.includes(",");
    if (NO_METRIC.has(key) || (isBare && hasFilters) || metric === "" || metric.endsWith(STDERR)) return [];
    return [{ key, metric, filter, value }];
  });
}

/** Splits at the last comma: a metric's own name may have one, a filter's cannot. */
function splitKey(key: string): { metric: string; filter: string } {
  const comma = key.lastIndexOf(",");
  if (comma < 0) return { metric: key.trim(), filter: "none" };
  return { metric: key.slice(0, comma).trim(), filter: key.slice(comma + 1).trim() || "none" };
}

/** "N/A", NaN and a missing key all mean that the harness had no standard error to give. */
export function stderrOf({ cells }: Row, key: string): number | null {
  const comma = key.lastIndexOf(",");
  const stderr = member(cells, comma < 0 ? key + STDERR : `${key.slice(0, comma)}${STDERR}${key.slice(comma)}`);
  return typeof stderr === "number" && stderr >= 0 ? stderr : null;
}
