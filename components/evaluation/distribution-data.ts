import type { ChartData } from "#components/charts/chart-model.ts";
import { formatNumber } from "#components/ui/format.ts";
import type { HistogramBin } from "#lib/statistics/histogram.ts";
import type { Metric } from "#lib/statistics/metrics.ts";
import type { ReliabilityBin } from "#lib/statistics/reliability.ts";

/** How many items scored how much: a bar a bin, named by where it begins. */
export function histogramData(bins: readonly HistogramBin[], metric: Pick<Metric, "title">): ChartData {
  const digits = digitsOf(bins);
  return {
    axis: { kind: "category", labels: bins.map(({ from, to }) => rangeText(from, to, digits)) },
    unit: "items",
    series: [{ key: "items", slot: 0, label: metric.title, points: bins.map(({ n }, x) => ({ x, y: n })) }],
    fromZero: true,
    noun: ["bin", "bins"],
  };
}

/** How sure the answers were beside how many were right; an empty bin is a gap. */
export function reliabilityData(bins: readonly ReliabilityBin[]): ChartData {
  const digits = digitsOf(bins);
  return {
    axis: { kind: "category", labels: bins.map(({ from, to }) => rangeText(from, to, digits)) },
    unit: "",
    series: [
      {
        key: "accuracy",
        slot: 0,
        label: "Right answers",
        points: bins.map(({ means }, x) =>
          means ? { x, y: means.accuracy, low: means.interval.low, high: means.interval.high } : { x, y: null },
        ),
      },
      {
        key: "confidence",
        slot: 1,
        label: "Confidence",
        points: bins.map(({ means }, x) => ({ x, y: means?.confidence ?? null })),
      },
    ],
    fromZero: true,
    noun: ["bin", "bins"],
  };
}

/** "0.85 to 0.9"; one value stands for itself. */
function rangeText(from: number, to: number, digits: number): string {
  if (from === to) return formatNumber(from, digits);
  return `${formatNumber(from, digits)} to ${formatNumber(to, digits)}`;
}

/** As many decimals as tell neighbouring bins apart. */
function digitsOf(bins: readonly { readonly from: number; readonly to: number }[]): number {
  const width = Math.min(...bins.map(({ from, to }) => to - from).filter((one) => one > 0));
  if (!Number.isFinite(width)) return 3;
  return Math.min(6, Math.max(0, Math.ceil(-Math.log10(width) + 0.3)));
}
