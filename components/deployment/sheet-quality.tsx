import type { ReactNode } from "react";
import { intervalRange } from "#components/evaluation/score-cells.tsx";
import { ActionLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatDelta, formatNumber, formatPercent, formatScore, scoreDigits } from "#components/ui/format.ts";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import type { MetricRecovery } from "#lib/deployment/optimisations/rules.ts";
import type { SheetView } from "#lib/deployment/optimisations/sheet-view.ts";

type SheetQualityProps = { sheet: SheetView; slug: string; actions?: ReactNode };

/** What is kept of the base's quality, metric by metric, over the items that both answered. */
export function SheetQuality({ sheet: { comparison, metrics }, slug, actions }: SheetQualityProps) {
  return (
    <Card
      title="Quality"
      note={comparison ? `${formatNumber(comparison.sharedItems)} shared items` : undefined}
      actions={actions}
      flush
      className="mt-4"
    >
      {comparison ? (
        <>
          <p className="px-[var(--edge)] pb-2 text-pretty">
            Evaluation {comparison.candidate.number} ({comparison.candidate.name}) against evaluation{" "}
            {comparison.base.number} ({comparison.base.name}), item by item.
            {metrics.length > 0 && ` Only ${metrics.join(", ")} counted, as was said when the sheet was made.`}
          </p>
          {comparison.metrics.length > 0 && <QualityTable metrics={comparison.metrics} />}
          <p className="px-[var(--edge)] py-2.5 text-sm text-pretty text-muted">
            Recovery is candidate ÷ base; for errors (worst − candidate) ÷ (worst − base), or base ÷ candidate where
            there is no worst. Its interval comes of resampling the same items for both.{" "}
            <ActionLink
              href={`/projects/${slug}/evaluation/compare?a=${comparison.base.number}&b=${comparison.candidate.number}`}
            >
              See wins and losses
            </ActionLink>
          </p>
        </>
      ) : (
        <EmptyState title="Not compared yet">
          Evaluate base and candidate on the same test set, then compare the two here. The items both answered tell what
          the optimisation cost.
        </EmptyState>
      )}
    </Card>
  );
}

function QualityTable({ metrics }: { metrics: readonly MetricRecovery[] }) {
  return (
    <Table caption="Recovery by metric">
      <thead className="bg-surface">
        <tr className="bg-inherit">
          <Th>Metric</Th>
          <Th numeric>Base</Th>
          <Th numeric>Candidate</Th>
          <Th numeric>Δ</Th>
          <Th numeric>95 % interval of Δ</Th>
          <Th numeric>Recovery</Th>
          <Th numeric>95 % interval</Th>
          <Th numeric>n</Th>
        </tr>
      </thead>
      <tbody>
        {metrics.map((metric) => (
          <Tr key={`${metric.metricKey} ${metric.task} ${metric.filter}`}>
            <RowHead>
              {metric.title}{" "}
              <span className="font-normal text-muted">
                {[metric.task, ...(metric.filter === "none" ? [] : [metric.filter])].join(" · ")}
              </span>
            </RowHead>
            <Td numeric>{withUnit(metric.base, metric.unit)}</Td>
            <Td numeric>{withUnit(metric.candidate, metric.unit)}</Td>
            <Td numeric>{formatDelta(metric.delta, scoreDigits(metric.base))}</Td>
            <Td numeric className="text-muted">
              {intervalRange(metric.deltaInterval)}
            </Td>
            <Td numeric className="font-[550]">
              {formatPercent(metric.recovery)}
            </Td>
            <Td numeric className="text-muted">
              {metric.interval
                ? `${formatNumber(metric.interval.low * 100, 1)} to ${formatNumber(metric.interval.high * 100, 1)} %`
                : "—"}
            </Td>
            <Td numeric>{formatNumber(metric.n)}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function withUnit(value: number, unit: string): string {
  return `${formatScore(value)}${unit && ` ${unit}`}`;
}
