import type { ReactNode } from "react";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatNumber, formatPercent } from "#components/ui/format.ts";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { changeOfRate } from "#lib/deployment/optimisations/rate.ts";
import type { FloorChange } from "#lib/deployment/optimisations/rules.ts";
import type { CountedFloor } from "#lib/deployment/optimisations/sheet.ts";
import type { SheetView } from "#lib/deployment/optimisations/sheet-view.ts";
import { FACT_SOURCES } from "#lib/deployment/optimisations/vocabulary.ts";
import { wilson } from "#lib/statistics/intervals.ts";

/** What must not fall, whatever is gained elsewhere. */
export function SheetFloors({ sheet: { comparison, rates }, actions }: { sheet: SheetView; actions?: ReactNode }) {
  const rows = [
    ...(comparison?.floors ?? []).map((floor) => ({ floor, rate: null })),
    ...rates.map((rate) => ({ floor: changeOfRate(rate), rate })),
  ];
  return (
    <Card title="Safety floors" note="each by itself" actions={actions} flush className="mt-4">
      {rows.length > 0 ? (
        <Table caption="Safety floors">
          <thead className="bg-surface">
            <tr className="bg-inherit">
              <Th>Floor</Th>
              <Th numeric>Base</Th>
              <Th numeric>Candidate</Th>
              <Th numeric>Drop, points</Th>
              <Th numeric>95 % interval</Th>
              <Th>Source</Th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ floor, rate }) => (
              <FloorRow key={`${floor.key} ${floor.task}`} floor={floor} rate={rate} />
            ))}
          </tbody>
        </Table>
      ) : (
        <EmptyState title="Not measured">
          Refusals and tool calls come with the items of two compared evaluations that carry the metrics refusal_rate
          and tool_call_rate; else record how often each side did it.
        </EmptyState>
      )}
    </Card>
  );
}

function FloorRow({ floor, rate }: { floor: FloorChange; rate: CountedFloor | null }) {
  return (
    <Tr>
      <RowHead>
        {floor.title} {floor.task && <span className="font-normal text-muted">{floor.task}</span>}
      </RowHead>
      <Td numeric>
        {formatPercent(floor.base)}
        {rate && <Counted count={rate.baseCount} total={rate.baseTotal} />}
      </Td>
      <Td numeric>
        {formatPercent(floor.candidate)}
        {rate && <Counted count={rate.candidateCount} total={rate.candidateTotal} />}
      </Td>
      <Td numeric className="font-[550]">
        {formatNumber(floor.drop * 100 + 0, 1)}
      </Td>
      <Td numeric className="text-muted">
        {floor.interval
          ? `${formatNumber(floor.interval.low * 100, 1)} to ${formatNumber(floor.interval.high * 100, 1)}`
          : "—"}
      </Td>
      <Td className="min-w-48 text-sm text-muted">
        {rate ? `${FACT_SOURCES[rate.source]}: ${rate.origin}` : `Items of the evaluations, n ${formatNumber(floor.n)}`}
        {rate && !floor.isPaired && " · not paired"}
      </Td>
    </Tr>
  );
}

/** A count with the Wilson interval of its share. */
function Counted({ count, total }: { count: number; total: number }) {
  const { low, high } = wilson(count, total);
  return (
    <span className="block text-xs text-muted">
      {formatNumber(count)} of {formatNumber(total)}, {formatNumber(low * 100, 1)} to {formatNumber(high * 100, 1)} %
    </span>
  );
}
