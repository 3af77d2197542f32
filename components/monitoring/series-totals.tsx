import { Figures } from "#components/ui/figures.tsx";
import { formatCompact, formatDuration, formatMoney, formatNumber, formatPercent } from "#components/ui/format.ts";
import type { SeriesFigures } from "#lib/monitoring/schema.ts";

/** What the whole range amounts to. */
export function SeriesTotals({ totals }: { totals: SeriesFigures }) {
  const { requests, errors, unpriced } = totals;
  const figures = [
    { label: "Requests", value: formatNumber(requests) },
    {
      label: "Errors",
      value: formatNumber(errors),
      note: requests && errors !== null ? `${formatPercent(errors / requests)} of requests` : undefined,
    },
    { label: "Latency p50", value: formatDuration(totals.p50Ms) },
    { label: "Latency p95", value: formatDuration(totals.p95Ms) },
    {
      label: "First token",
      value: formatDuration(totals.firstTokenMs),
      note: totals.firstTokenMs === null ? undefined : "mean",
    },
    {
      label: "Tokens",
      value: formatCompact(totals.inputTokens),
      note: totals.outputTokens === null ? undefined : `in, and ${formatCompact(totals.outputTokens)} out`,
    },
    {
      label: "Cost",
      value: requests && totals.costUsd === null ? "not priced" : formatMoney(totals.costUsd),
      note: unpriced && totals.costUsd !== null ? `${formatCompact(unpriced)} not priced` : undefined,
    },
  ];
  return <Figures figures={figures} />;
}
