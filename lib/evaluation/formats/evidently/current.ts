import { columnOf, type Leaf, leavesOf, type ReportValue } from "#lib/evaluation/formats/evidently/values.ts";
import { at, listOf, membersOf, shown, textOf } from "#lib/evaluation/formats/json-fields.ts";
import { type Json, type JsonObject, member, type NonFinite } from "#lib/platform/json-value.ts";

/**
 * The numbers of a report since 0.7: `metrics` with an id, a configuration and a value that is a number, a count with its share, a
 * mean with its deviation, or one of those a label.
 *
 * @see https://github.com/evidentlyai/evidently, src/evidently/core/metric_types.py, MetricResult.to_dict and to_simple_dict
 */
export function currentValues(file: Json, nonFinite: ReadonlyMap<string, NonFinite>): ReportValue[] {
  return listOf(member(file, "metrics")).flatMap((entry, index) => {
    const explicit = textOf(member(entry, "metric_name")) ?? textOf(member(entry, "metric_id")) ?? "metric";
    const config = member(entry, "config") ?? configIn(explicit);
    const leaves = leavesOf(member(entry, "value") ?? null, nonFinite, ["metrics", String(index), "value"]);
    return valuesOf(explicit.replace(/\(.*$/s, ""), config, leaves);
  });
}

/**
 * The same numbers in a saved snapshot, where each stands with its configuration and a name for people.
 *
 * @see https://github.com/evidentlyai/evidently, src/evidently/core/serialization.py, SnapshotModel
 */
export function snapshotValues(file: Json, nonFinite: ReadonlyMap<string, NonFinite>): ReportValue[] {
  const top = new Set(listOf(member(file, "top_level_metrics")));
  return membersOf(member(file, "metric_results")).flatMap(([id, result]) => {
    if (top.size > 0 && !top.has(id)) return [];
    const config = at(result, "metric_value_location", "metric", "params");
    const name = textOf(member(config, "type"))?.split(":").at(-1) ?? textOf(member(result, "display_name")) ?? id;
    const leaves = PARTS.flatMap((part) =>
      leavesOf(member(result, part) ?? null, nonFinite, ["metric_results", id, part]).map((leaf) => ({
        ...leaf,
        // Each number of several is an object of its own here: {"value": 0.4, "display_name": "…"}.
        path: [part, ...leaf.path].filter((step) => step !== "value" && step !== "values"),
      })),
    );
    return valuesOf(name, config, leaves);
  });
}

const PARTS = ["value", "values", "count", "share", "counts", "shares", "mean", "std"];
/** Parts of one metric, which are metrics of their own here; any other key is a label. */
const MEASURES = new Set(["count", "share", "counts", "shares", "mean", "std"]);

function valuesOf(name: string, config: Json | undefined, leaves: readonly Leaf[]): ReportValue[] {
  return leaves.map(({ path, value, nonFinite }): ReportValue => {
    const labels = path.filter((step) => !MEASURES.has(step));
    return {
      metric: [name, ...path.filter((step) => MEASURES.has(step))].join("."),
      task: columnOf(config) ?? "dataset",
      filter: labels.length > 0 ? `label=${labels.join(".")}` : "none",
      ...{ value, nonFinite, details: detailsOf(config) },
    };
  });
}

function detailsOf(config: Json | undefined): string {
  return membersOf(config)
    .filter(([key, value]) => !["type", "column", "tests"].includes(key) && value !== null && typeof value !== "object")
    .map(([key, value]) => `${key}=${shown(value)}`)
    .join(",");
}

/** "ValueDrift(column=age,method=K-S p_value,threshold=0.05)", of versions that give no configuration beside. */
function configIn(explicit: string): JsonObject {
  const inner = /\((.*)\)$/s.exec(explicit)?.[1] ?? "";
  const pairs = inner.matchAll(/(\w+)=((?:(?!,\w+=).)*)/gs);
  return Object.fromEntries([...pairs].map(([, key = "", value = ""]) => [key, value]));
}
