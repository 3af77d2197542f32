import { columnOf, leavesOf, type ReportValue } from "#lib/evaluation/formats/evidently/values.ts";
import { listOf, textOf } from "#lib/evaluation/formats/json-fields.ts";
import { type Json, member, type NonFinite } from "#lib/platform/json-value.ts";

/** Which of the two data sets a part of a result is of. */
const SIDES = new Set(["current", "reference"]);
/** Steps that say nothing of what the number is. */
const BARE = new Set([...SIDES, "drift_by_columns", "metrics"]);

/**
 * The numbers of a report before 0.7: `metrics` with a name and a result each, whose `current` and `reference` are told apart as
 * filters.
 *
 * @see https://github.com/evidentlyai/evidently, src/evidently/legacy/report/report.py, as_dict
 */
export function legacyValues(file: Json, nonFinite: ReadonlyMap<string, NonFinite>): ReportValue[] {
  return listOf(member(file, "metrics")).flatMap((entry, index) => {
    const name = textOf(member(entry, "metric")) ?? "metric";
    const result = member(entry, "result") ?? null;
    const column = columnOf(result);
    return leavesOf(result, nonFinite, ["metrics", String(index), "result"]).map(
      ({ path, value, nonFinite: odd }): ReportValue => {
        const steps = path.filter((step) => !BARE.has(step));
        return {
          metric: steps.at(-1) ?? name,
          task: [name, column, ...steps.slice(0, -1)].filter(Boolean).join(" · "),
          filter: path.includes("reference") ? "reference" : "none",
          ...{ value, nonFinite: odd, details: "" },
        };
      },
    );
  });
}
