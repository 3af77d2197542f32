import Link from "next/link";
import { Chart } from "#components/charts/chart.tsx";
import { prepareChart } from "#components/charts/prepare.ts";
import { FairnessFacts } from "#components/evaluation/fairness-facts.tsx";
import { formatP, intervalRange } from "#components/evaluation/score-cells.tsx";
import { sliceData } from "#components/evaluation/slice-data.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { formatCount, formatDelta, formatNumber, formatScore } from "#components/ui/format.ts";
import { Delta, Score } from "#components/ui/score.tsx";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import type { ShownSlice, SliceTable } from "#lib/evaluation/slices/slice-table.ts";
import type { Metric } from "#lib/statistics/metrics.ts";
import type { Fairness } from "#lib/statistics/slices/fairness.ts";

type SliceCardProps = {
  table: SliceTable;
  metric: Metric;
  overall: number | null;
  fairness: Fairness | null;
  hrefOf?: (slice: string) => string;
};

/** Below it a difference counts as shown, after the correction for the number of groups. */
const LEVEL = 0.05;

/** The groups of one field: a table and a chart, the worst marked, and how far apart they are. */
export function SliceCard({ table, metric, overall, fairness, hrefOf }: SliceCardProps) {
  const { field, slices } = table;
  const better = metric.direction === "target" ? undefined : (metric.direction ?? undefined);
  return (
    <Card title={field} note={formatCount(slices.length, "group")} flush>
      <p className="px-[var(--edge)] pb-2 text-pretty">{sentenceOf(table, metric, overall)}</p>
      <div className="grid items-start gap-4 lg:grid-cols-[3fr_2fr]">
        <Table caption={`${metric.title} by ${field}`} maxHeight="28rem">
          <thead className="bg-surface">
            <tr className="bg-inherit">
              <Th>Group</Th>
              <Th numeric>{metric.title}</Th>
              <Th numeric>95 % interval</Th>
              <Th numeric>n</Th>
              <Th numeric>Gap to all</Th>
              <Th numeric>p, Holm</Th>
            </tr>
          </thead>
          <tbody>
            {slices.map((slice) => (
              <SliceRow key={slice.slice} slice={slice} better={better} href={hrefOf?.(slice.slice)} />
            ))}
          </tbody>
        </Table>
        <div className="px-[var(--edge)] pb-4 lg:pl-0">
          <Chart
            title={`${metric.title} by ${field}`}
            model={prepareChart(sliceData(table, metric))}
            form="bar"
            heightPx={220}
          />
        </div>
      </div>
      {fairness && <FairnessFacts fairness={fairness} />}
    </Card>
  );
}

function SliceRow({ slice, better, href }: { slice: ShownSlice; better?: "higher" | "lower"; href?: string }) {
  const { value, interval, n, gap, p, isSmall, isWorst } = slice;
  const name = slice.slice || "(empty)";
  return (
    <Tr>
      <RowHead className="max-w-56">
        <span className="flex flex-wrap items-center gap-1.5">
          {href ? (
            <Link href={href} prefetch={false} scroll={false} className="break-words rounded-sm hover:underline">
              {name}
            </Link>
          ) : (
            <span className="break-words">{name}</span>
          )}
          {isWorst && <Badge tone="red">worst</Badge>}
          {isSmall && (
            <span title="So few items say little about the group: look at the interval.">
              <Badge tone="amber">few items</Badge>
            </span>
          )}
        </span>
      </RowHead>
      <Td numeric>
        <Score value={value} />
      </Td>
      <Td numeric className="text-muted">
        {intervalRange(interval)}
      </Td>
      <Td numeric>{formatNumber(n)}</Td>
      <Td numeric>
        <Delta value={gap} better={better} significant={p !== null && p <= LEVEL} />
      </Td>
      <Td numeric className="text-muted">
        {formatP(p)}
      </Td>
    </Tr>
  );
}

function sentenceOf({ worst, spread, ratio }: SliceTable, metric: Metric, overall: number | null): string {
  if (!worst || spread === null)
    return "The groups do not differ, or too little is known of them to say which is worst.";
  const unlike = worst.p !== null && worst.p <= LEVEL ? "more than chance would make it" : "which may be chance";
  const off = worst.gap === null ? "" : `, ${formatDelta(worst.gap)} from ${formatScore(overall)} over all, ${unlike}`;
  const sentences = [`Worst: ${worst.slice || "(empty)"} with ${formatScore(worst.value)}${off}.`];
  sentences.push(`Between the best and the worst lie ${formatScore(spread)}${metric.unit && ` ${metric.unit}`}.`);
  if (ratio) {
    const rule = ratio.isAdverse ? "below the four fifths that count as even" : "within four fifths";
    const caution = ratio.isSmall ? "; one of the two has few items, so that this says little" : "";
    sentences.push(`The lowest is ${formatNumber(ratio.value, 2)} of the highest, ${rule}${caution}.`);
  }
  return sentences.join(" ");
}
