import type { ChartData, ChartModel, ChartPoint, ChartTarget } from "#components/charts/chart-model.ts";
import { looksOf } from "#components/charts/looks.ts";
import { placeAnnotations } from "#components/charts/place-annotations.ts";
import { summaryOf } from "#components/charts/summary.ts";
import { logTicks, niceTicks, tickDigits, timeTicks } from "#components/charts/ticks.ts";
import { formatCompact, formatNumber } from "#components/ui/format.ts";

/** Decides units, gaps, axes, looks and words of a chart, so that what draws it decides nothing. */
export function prepareChart(data: ChartData): ChartModel {
  const looks = looksOf(data.series);
  const series = data.series.map(({ key, label, points }, index) => ({
    key,
    label,
    points: (data.everyMs ? withGaps(points, data.everyMs) : inOrder(points)).map((point) => drawable(point, data)),
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
    isAtTop: data.target.value > y[1] - TOP_SHARE * (y[1] - y[0]),
  };
  return {
    kind: data.axis.kind,
    axisName: data.axis.kind === "number" ? data.axis.name : "",
    bounds: data.bounds ?? "interval",
    unit: data.unit,
    digits,
    x,
    y: {
      domain: y,
      ticks: yTicks.map((value) => ({
        value,
        label: formatNumber(value, data.yScale === "log" ? tickDigits([value]) : tickDigits(yTicks)),
      })),
      scale: data.yScale ?? "linear",
    },
    series,
    target: target ?? null,
    annotations: placeAnnotations(data.annotations ?? [], x.domain),
    summary: summaryOf(series, {
      ...{ unit: data.unit, digits, target: target ?? null, noun: data.noun, axis: data.axis },
      bounds: data.bounds ?? "interval",
    }),
    empty: values.length === 0,
  };
}

/** Of a chart's height: a line of text. */
const TOP_SHARE = 0.08;

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

/** What a logarithmic axis has no place for is not drawn, rather than at a place where it is not. */
function drawable(point: ChartPoint, { axis, yScale }: ChartData): ChartPoint {
  const isOff = axis.kind === "number" && axis.scale === "log" && point.x <= 0;
  if (isOff) return { x: point.x, y: null };
  if (yScale !== "log" || point.y === null) return point;
  if (point.y <= 0) return { x: point.x, y: null };
  return point.low !== undefined && point.low <= 0 ? { ...point, low: point.y } : point;
}

function yTicksOf(values: readonly number[], { target, fromZero, yScale }: ChartData): number[] {
  const shown = [...values, ...(target ? [target.value] : []), ...(fromZero ? [0] : [])];
  if (shown.length === 0) return niceTicks(0, 1);
  const low = shown.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const high = shown.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  return yScale === "log" ? logTicks(low, high) : withoutParts(niceTicks(low, high), shown);
}

/** Of what is counted there are no halves. */
function withoutParts(ticks: number[], values: readonly number[]): number[] {
  const ends = [ticks[0], ticks.at(-1)];
  return [...values, ...ends].every(Number.isInteger) ? ticks.filter(Number.isInteger) : ticks;
}

function xAxisOf(points: readonly ChartPoint[], { axis, range }: ChartData): ChartModel["x"] {
  if (axis.kind === "category") {
    const ticks = axis.labels.map((label, value) => ({ value, label }));
    return { domain: [-0.5, axis.labels.length - 0.5], ticks, scale: "linear" };
  }
  const isLog = axis.kind === "number" && axis.scale === "log";
  const scale = isLog ? "log" : "linear";
  const placed = isLog ? points.filter(({ x }) => x > 0) : points;
  const from = range?.[0] ?? placed.reduce((least, { x }) => Math.min(least, x), Number.POSITIVE_INFINITY);
  const to = range?.[1] ?? placed.reduce((most, { x }) => Math.max(most, x), Number.NEGATIVE_INFINITY);
  if (!Number.isFinite(from) || !Number.isFinite(to)) return { domain: isLog ? [1, 10] : [0, 1], ticks: [], scale };
  const domain: [number, number] = [from, to > from ? to : from + 1];
  if (axis.kind === "time") return { domain, ticks: timeTicks(from, to), scale };
  const values = (isLog ? logTicks(...domain) : niceTicks(...domain, 6)).filter(
    (value) => value >= from && value <= domain[1],
  );
  return { domain, ticks: values.map((value) => ({ value, label: formatCompact(value) })), scale };
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
