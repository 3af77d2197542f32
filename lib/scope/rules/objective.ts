import { type Refusal, refuse } from "#lib/platform/outcome.ts";
import type { ObjectiveDirection } from "#lib/scope/vocabulary.ts";
import { METRICS } from "#lib/statistics/metric-catalogue.ts";
import { isPossible, metricKeyOf, metricOf } from "#lib/statistics/metrics.ts";

/** What an objective promises. Everything in it is kept for each revision. */
export type ObjectiveDefinition = {
  readonly name: string;
  readonly metricKey: string;
  readonly direction: ObjectiveDirection;
  readonly baseline: number | null;
  readonly target: number;
  readonly tolerance: number | null;
  readonly unit: string;
  readonly dataset: string | null;
  readonly minItems: number;
  /** An ISO day, or null. */
  readonly dueOn: string | null;
  readonly safetyFloor: boolean;
  readonly why: string;
};

const LABELS: Record<keyof ObjectiveDefinition, string> = {
  name: "Name",
  metricKey: "Metric",
  direction: "Direction",
  baseline: "Baseline",
  target: "Target",
  tolerance: "Tolerance",
  unit: "Unit",
  dataset: "Dataset",
  minItems: "Items at least",
  dueOn: "Due",
  safetyFloor: "Safety floor",
  why: "Why",
};

/** The key under which scores of this metric will meet; a filter ("exact_match,strict-match") stays as written. */
export function normaliseMetricKey(typed: string): string {
  const comma = typed.lastIndexOf(",");
  if (comma < 0) return metricKeyOf(typed);
  return `${metricKeyOf(typed.slice(0, comma))},${typed.slice(comma + 1).trim()}`;
}

/** The unit of the catalogue where it knows the metric, for scores come in no other; else the one that was typed. */
export function unitOf(metricKey: string, typed: string): string {
  const metric = metricOf(withoutFilter(metricKey));
  return Object.hasOwn(METRICS, metric.key) ? metric.unit : typed;
}

/** What is wrong with the numbers of an objective, by field; empty when nothing is. */
export function impossibleNumbers(
  definition: Pick<ObjectiveDefinition, "metricKey" | "direction" | "baseline" | "target" | "tolerance">,
): { field: "baseline" | "target" | "tolerance"; message: string }[] {
  const metric = metricOf(withoutFilter(definition.metricKey));
  const problems: ReturnType<typeof impossibleNumbers> = [];
  for (const field of ["baseline", "target"] as const) {
    const value = definition[field];
    if (value !== null && !isPossible(metric, value)) {
      problems.push({ field, message: `${metric.title} ${rangeText(metric.range)}.` });
    }
  }
  if (definition.direction === "target" && definition.tolerance === null) {
    problems.push({ field: "tolerance", message: "Say how far from the target is still good." });
  }
  return problems;
}

function rangeText([low, high]: readonly [number | null, number | null]): string {
  if (low !== null && high !== null) return `lies between ${low} and ${high}`;
  return low === null ? `is ${high} at most` : `is ${low} or more`;
}

/** The metric of a key, without the filter that may follow. */
export function withoutFilter(metricKey: string): string {
  const comma = metricKey.lastIndexOf(",");
  return comma < 0 ? metricKey : metricKey.slice(0, comma);
}

/** The labels of what differs between two definitions; empty when they are the same. */
export function changedFields(before: ObjectiveDefinition, after: ObjectiveDefinition): string[] {
  return (Object.keys(LABELS) as (keyof ObjectiveDefinition)[])
    .filter((key) => before[key] !== after[key])
    .map((key) => LABELS[key]);
}

/** The definition of a stored objective. */
export function definitionOf(
  row: Omit<ObjectiveDefinition, "dueOn"> & { readonly dueOn: Date | string | null },
): ObjectiveDefinition {
  const { name, metricKey, direction, baseline, target, tolerance, unit, dataset, minItems, safetyFloor, why } = row;
  return {
    name,
    metricKey,
    direction,
    baseline,
    target,
    tolerance,
    unit,
    dataset,
    minItems,
    dueOn: row.dueOn instanceof Date ? row.dueOn.toISOString().slice(0, 10) : row.dueOn,
    safetyFloor,
    why,
  };
}

/** A frozen objective is changed only by who may freeze one, and never without saying why. */
export function whyNotEdit(
  { frozenAt }: { readonly frozenAt: Date | null },
  by: { readonly mayFreeze: boolean; readonly reason: string },
): Refusal<"frozen" | "reason-missing"> | null {
  if (frozenAt === null) return null;
  if (!by.mayFreeze) return refuse("frozen", "This objective is frozen. Ask a lead to change it.");
  if (by.reason.trim().length >= 10) return null;
  return refuse("reason-missing", "It is frozen: say why it changes, in 10 characters or more.", "reason");
}
