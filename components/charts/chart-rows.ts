import type { ChartModel, ChartPoint } from "#components/charts/chart-model.ts";
import { formatInstant, formatNumber } from "#components/ui/format.ts";

export type ChartRow = { readonly x: number; readonly cells: readonly (ChartPoint | null)[] };

/** The chart as a table: a row for each x at which something was measured, a cell for each series. */
export function rowsOf(model: ChartModel): ChartRow[] {
  const columns = model.series.map(({ points }) => new Map(points.map((point) => [point.x, point])));
  const measured = model.series.flatMap(({ points }) => points.filter(({ y }) => y !== null).map(({ x }) => x));
  return [...new Set(measured)]
    .sort((one, other) => one - other)
    .map((x) => ({ x, cells: columns.map((column) => column.get(x) ?? null) }));
}

/** What stands at x: an instant in UTC, or the category's name. */
export function labelAt(model: ChartModel, x: number): string {
  if (model.kind === "time") return formatInstant(new Date(x));
  if (model.kind === "number") return `${model.axisName} ${formatNumber(x, Number.isInteger(x) ? 0 : 2)}`;
  return model.x.ticks.find(({ value }) => value === x)?.label ?? "";
}

function boundsOf({ bounds }: ChartModel): string {
  return bounds === "interval" ? "95 % " : "";
}

/** RFC 4180, with the bounds of an interval in columns of their own and nothing where nothing was measured. */
export function csvOf(model: ChartModel): string {
  const unit = model.unit && ` (${model.unit})`;
  const head = model.series.flatMap(({ label, hasInterval }) => [
    `${label}${unit}`,
    ...(hasInterval ? [`${label}, ${boundsOf(model)}low`, `${label}, ${boundsOf(model)}high`] : []),
  ]);
  const lines = rowsOf(model).map(({ x, cells }) => [
    model.kind === "time" ? new Date(x).toISOString() : model.kind === "number" ? String(x) : labelAt(model, x),
    ...cells.flatMap((cell, index) =>
      model.series[index]?.hasInterval ? [cell?.y, cell?.low, cell?.high] : [cell?.y],
    ),
  ]);
  const table = [[model.kind === "category" ? "name" : model.axisName || "time", ...head], ...lines];
  return `${table.map((line) => line.map(csvField).join(",")).join("\r\n")}\r\n`;
}

/** A text that a spreadsheet would take for a formula gets an apostrophe before it. */
export function csvField(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
