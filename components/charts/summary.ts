import type { ChartData, ChartModel, ChartPoint, ChartSeries } from "#components/charts/chart-model.ts";
import { formatNumber } from "#components/ui/format.ts";

type Facts = Pick<ChartModel, "unit" | "digits" | "target" | "bounds"> & Pick<ChartData, "noun" | "axis">;
type Measured = ChartPoint & { readonly y: number };

/** What the chart shows: "Rose from 0.71 to 0.826 over 6 evaluations; latest 0.826 ± 0.031, target ≥ 0.80." */
export function summaryOf(series: readonly ChartSeries[], facts: Facts): string {
  const target = facts.target ? `, ${facts.target.label}` : "";
  const sentences = series.map(({ label, points }) => {
    const measured = points.filter((point): point is Measured => point.y !== null);
    const said =
      facts.axis.kind === "category" ? comparisonOf(measured, facts.axis.labels, facts) : courseOf(measured, facts);
    return series.length === 1 ? capital(`${said}${target}.`) : `${label}: ${said}${target}.`;
  });
  return sentences.length > 0 ? sentences.join(" ") : "Nothing was measured.";
}

function courseOf(points: readonly Measured[], facts: Facts): string {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) return "nothing was measured";
  if (points.length === 1) return `one ${facts.noun?.[0] ?? "point"}, ${withInterval(last, facts)}`;
  const from = number(first.y, facts);
  const to = number(last.y, facts);
  const moved =
    from === to ? `began and ended at ${to}` : `${last.y > first.y ? "rose" : "fell"} from ${from} to ${to}`;
  return `${moved} over ${formatNumber(points.length)} ${facts.noun?.[1] ?? "points"}; latest ${withInterval(last, facts)}`;
}

function comparisonOf(points: readonly Measured[], labels: readonly string[], facts: Facts): string {
  if (points.length === 0) return "nothing was measured";
  return points.map((point) => `${labels[point.x] ?? "?"} ${withInterval(point, facts)}`).join(", ");
}

/** A value as the table and the summary give it: `0.826 ± 0.031 ms`; an uneven interval is given as its two ends. */
export function withInterval(
  { y, low, high }: ChartPoint,
  facts: Pick<ChartModel, "unit" | "digits" | "bounds">,
): string {
  const value = number(y, facts);
  if (y === null || low === undefined || high === undefined || (facts.bounds === "spread" && low === high))
    return value + unitOf(y, facts);
  const below = formatNumber(y - low, facts.digits);
  const above = formatNumber(high - y, facts.digits);
  if (facts.bounds === "interval" && below === above) return `${value} ± ${above}${unitOf(y, facts)}`;
  return `${value} (${number(low, facts)} to ${number(high, facts)})${unitOf(y, facts)}`;
}

function unitOf(y: number | null, { unit }: Pick<ChartModel, "unit">): string {
  return unit && y !== null ? ` ${unit}` : "";
}

function number(value: number | null, { digits }: Pick<ChartModel, "digits">): string {
  return formatNumber(value, digits);
}

function capital(sentence: string): string {
  return sentence.slice(0, 1).toUpperCase() + sentence.slice(1);
}
