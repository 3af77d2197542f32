import type { ChartData, ChartModel, ChartPoint, ChartTarget } from "#components/charts/chart-model.ts";
import { looksOf } from "#components/charts/looks.ts";
import { summaryOf } from "#components/charts/summary.ts";
import { niceTicks, tickDigits, timeTicks } from "#components/charts/ticks.ts";
import { formatNumber } from "#components/ui/format.ts";

/** Decides units, gaps, axes, looks and words of a chart, so that what draws it decides nothing. */
export function prepareChart(data: ChartData): ChartModel {
  const looks = looksOf(data.series);
  const series = data.series.map(({ key, label, points }, index) => ({
    key,
    label,
    points: data.everyMs ? withGaps(points, data.everyMs) : inOrder(points),
    hasInterval: points.some(({ low, high }) => low !== undefined && high !== undefined),
    look: looks[index] ?? looksOf([{ key }])[0] ?? NO_LOOK,
  }));
  const points = series.flatMap((one) => one.points);
  const values = points.flatMap(({ y, low, high }) => (y === null ? [] : [y, low ?? y, high ?? y]));
  const yTicks = yTicksOf(values, data);
  const digits = Math.max(tickDigits(yTicks), valueDigits(values));
  const x = xAxisOf(points, data);
  const y: [number, number] = [yTicks[0] ?? 0, yTicks.at(-1) ?? 1];
  const target = data.target && {
    ...data.target,
    label: `target ${targetText(data.target, data.unit)}`,
    side: freerSide(points, data.target.value, x.domain, y),
  };
  return {
    kind: data.axis.kind,
    unit: data.unit,
    digits,
    x,
    y: {
      domain: y,
      ticks: yTicks.map((value) => ({ value, label: formatNumber(value, tickDigits(yTicks)) })),
    },
    series,
    target: target ?? null,
    annotations: data.annotations ?? [],
    summary: summaryOf(series, { unit: data.unit, digits, target: target ?? null, noun: data.noun, axis: data.axis }),
    empty: values.length === 0,
  };
}

const NO_LOOK = { colour: "currentColor", dash: "", shape: "circle" } as const;

/** "≥ 0.80", "≤ 2 000 ms". */
export function targetText({ direction, value }: ChartTarget, unit: string): string {
  const digits = Number.isInteger(value) ? 0 : Math.max(Math.abs(value) < 10 ? 2 : 1, tickDigits([value]));
  return `${direction === "at-least" ? "≥" : "≤"} ${formatNumber(value, digits)}${unit && ` ${unit}`}`;
}

/**
 * Points in order of x, with an empty one wherever one is missing, so that no line is drawn across what nobody measured.
 * @param everyMs how far apart points are; half as much again still counts as the next one.
 */
export function withGaps(points: readonly ChartPoint[], everyMs: number): ChartPoint[] {
  return inOrder(points).flatMap((point, index, all) => {
    const previous = all[index - 1];
    const missing = previous !== undefined && point.x - previous.x > everyMs * 1.5;
    return missing ? [{ x: previous.x + everyMs, y: null }, point] : [point];
  });
}

function inOrder(points: readonly ChartPoint[]): ChartPoint[] {
  return points.toSorted((one, other) => one.x - other.x);
}

function yTicksOf(values: readonly number[], { target, fromZero }: ChartData): number[] {
  const shown = [...values, ...(target ? [target.value] : []), ...(fromZero ? [0] : [])];
  if (shown.length === 0) return niceTicks(0, 1);
  const low = shown.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const high = shown.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  return niceTicks(low, high);
}

function xAxisOf(points: readonly ChartPoint[], { axis, range }: ChartData): ChartModel["x"] {
  if (axis.kind === "category") {
    const ticks = axis.labels.map((label, value) => ({ value, label }));
    return { domain: [-0.5, axis.labels.length - 0.5], ticks };
  }
  const from = range?.[0] ?? points.reduce((least, { x }) => Math.min(least, x), Number.POSITIVE_INFINITY);
  const to = range?.[1] ?? points.reduce((most, { x }) => Math.max(most, x), Number.NEGATIVE_INFINITY);
  if (!Number.isFinite(from) || !Number.isFinite(to)) return { domain: [0, 1], ticks: [] };
  return { domain: [from, to > from ? to : from + 1], ticks: timeTicks(from, to) };
}

/** The end of the target's line where fewer points lie just above it, since that is where its label stands. */
function freerSide(
  points: readonly ChartPoint[],
  value: number,
  [from, to]: ChartModel["x"]["domain"],
  [low, high]: ChartModel["y"]["domain"],
): "left" | "right" {
  const covered = points.filter(({ y }) => y !== null && y >= value && y - value < (high - low) / 8);
  const left = covered.filter(({ x }) => x < from + (to - from) / 4).length;
  const right = covered.filter(({ x }) => x > to - (to - from) / 4).length;
  return right < left ? "right" : "left";
}

/** Decimals worth showing of these values: three figures, and none of what is a whole number. */
function valueDigits(values: readonly number[]): number {
  if (values.every(Number.isInteger)) return 0;
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return largest < 10 ? 3 : largest < 100 ? 2 : largest < 1_000 ? 1 : 0;
}
