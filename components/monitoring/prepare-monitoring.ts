import type { ChartAnnotation, ChartModel, ChartPoint } from "#components/charts/chart-model.ts";
import { prepareChart } from "#components/charts/prepare.ts";
import { formatDuration } from "#components/ui/format.ts";
import type { Series, SeriesPoint } from "#lib/monitoring/schema.ts";

export type MonitoringChart = {
  readonly key: string;
  readonly title: string;
  readonly note?: string;
  readonly model: ChartModel;
};

type Line = { readonly key: Exclude<keyof SeriesPoint, "at">; readonly label: string; readonly slot?: number };
type Plan = {
  readonly key: string;
  readonly title: string;
  readonly unit: string;
  /** A sum over the time of a point, which a reader must know to read it. */
  readonly perPoint?: boolean;
  readonly lines: readonly Line[];
};

const PLANS: readonly Plan[] = [
  {
    key: "requests",
    title: "Requests",
    unit: "requests",
    perPoint: true,
    lines: [{ key: "requests", label: "Requests" }],
  },
  { key: "errors", title: "Errors", unit: "errors", perPoint: true, lines: [{ key: "errors", label: "Errors" }] },
  {
    key: "latency",
    title: "Latency",
    unit: "ms",
    lines: [
      { key: "p50Ms", label: "p50", slot: 0 },
      { key: "p95Ms", label: "p95", slot: 1 },
      { key: "p99Ms", label: "p99", slot: 2 },
    ],
  },
  {
    key: "tokens",
    title: "Tokens",
    unit: "tokens",
    perPoint: true,
    lines: [
      { key: "inputTokens", label: "Input", slot: 0 },
      { key: "outputTokens", label: "Output", slot: 1 },
    ],
  },
  { key: "first-token", title: "Time to first token", unit: "ms", lines: [{ key: "firstTokenMs", label: "Mean" }] },
  { key: "cost", title: "Cost", unit: "USD", perPoint: true, lines: [{ key: "costUsd", label: "Cost" }] },
];

/** Every chart of Monitoring, ready to draw. Points in which nothing was received are left out, so that the line breaks. */
export function prepareMonitoring(series: Series, annotations: readonly ChartAnnotation[] = []): MonitoringChart[] {
  const everyMs = series.stepSeconds * 1000;
  return PLANS.map(({ key, title, unit, perPoint, lines }) => ({
    key,
    title,
    note: perPoint ? `per ${formatDuration(everyMs)}` : undefined,
    model: prepareChart({
      axis: { kind: "time" },
      unit,
      series: lines.map((line) => ({ ...line, points: pointsOf(series.points, line.key) })),
      range: [Date.parse(series.from), Date.parse(series.to)],
      everyMs,
      annotations,
      fromZero: true,
    }),
  }));
}

function pointsOf(points: readonly SeriesPoint[], key: Line["key"]): ChartPoint[] {
  return points.flatMap((point) => (point[key] === null ? [] : [{ x: Date.parse(point.at), y: point[key] }]));
}
