import { formatNumber } from "#components/ui/format.ts";
import { describeRequired } from "#lib/evaluation/verdict-text.ts";
import { type ObjectiveDefinition, withoutFilter } from "#lib/scope/rules/objective.ts";
import { METRICS } from "#lib/statistics/metric-catalogue.ts";
import { metricOf } from "#lib/statistics/metrics.ts";

/** "≥ 0.8 on at least 500 items". */
export function requiredText(objective: ObjectiveDefinition): string {
  return describeRequired({ ...objective, tolerance: objective.tolerance ?? undefined });
}

/** The bound alone: "≥ 0.8", "≤ 900 ms", "within 0.05 of 0.5". */
export function targetText(objective: ObjectiveDefinition): string {
  return requiredText({ ...objective, minItems: 0 });
}

/** "Exact match", or the key of a metric that the catalogue does not know; with its filter where one is named. */
export function metricText(metricKey: string): string {
  const bare = withoutFilter(metricKey);
  const { title } = metricOf(bare);
  return bare === metricKey ? title : `${title}, ${metricKey.slice(bare.length + 1)}`;
}

/** Whether the catalogue knows the metric, so that its unit is settled. */
export function isInCatalogue(metricKey: string): boolean {
  return Object.hasOwn(METRICS, metricOf(withoutFilter(metricKey)).key);
}

/** A number with its unit. */
export function amountText(value: number, unit: string): string {
  return unit === "" ? formatNumber(value) : `${formatNumber(value)} ${unit}`;
}
