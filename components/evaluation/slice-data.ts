import type { ChartData } from "#components/charts/chart-model.ts";
import type { SliceTable } from "#lib/evaluation/slices/slice-table.ts";
import type { Metric } from "#lib/statistics/metrics.ts";

/** More bars than this cannot be told apart; the worst come first, so that none of them is left out. */
const MOST_BARS = 12;

/** The groups of a field side by side, worst first, each with its interval. */
export function sliceData({ slices }: Pick<SliceTable, "slices">, metric: Pick<Metric, "title" | "unit">): ChartData {
  const shown = slices.slice(0, MOST_BARS);
  return {
    axis: { kind: "category", labels: shown.map(({ slice }) => slice || "(empty)") },
    unit: metric.unit,
    series: [
      {
        key: "score",
        slot: 0,
        label: metric.title,
        points: shown.map(({ value, interval }, x) => ({
          ...{ x, y: value },
          ...(interval && { low: interval.low, high: interval.high }),
        })),
      },
    ],
    fromZero: true,
    noun: ["group", "groups"],
  };
}
