import Link from "next/link";
import { changeText, quantityText } from "#components/deployment/quantity-text.ts";
import { SheetBadge } from "#components/deployment/sheet-badge.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { formatNumber, formatPercent, NOT_MEASURED } from "#components/ui/format.ts";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import type { FloorChange } from "#lib/deployment/optimisations/rules.ts";
import { factsOf, measurementOf } from "#lib/deployment/optimisations/sheet.ts";
import type { SheetView } from "#lib/deployment/optimisations/sheet-view.ts";
import { METHODS } from "#lib/deployment/optimisations/vocabulary.ts";

type SheetsTableProps = {
  sheets: readonly SheetView[];
  /** The number of the sheet that ships. */
  chosen: number | null;
  path: string;
};

/** Optimisations side by side: what each keeps, what it drops, what it saves. */
export function SheetsTable({ sheets, chosen, path }: SheetsTableProps) {
  return (
    <Table caption="Optimisation sheets">
      <thead className="bg-surface">
        <tr className="bg-inherit">
          <Th>Sheet</Th>
          <Th>Method</Th>
          <Th>Verdict</Th>
          <Th numeric>Mean recovery</Th>
          <Th numeric>Worst floor</Th>
          <Th numeric>Size</Th>
          <Th numeric>Latency, p95</Th>
          <Th numeric>Cost per 1 000 tokens</Th>
        </tr>
      </thead>
      <tbody>
        {sheets.map((sheet) => (
          <Tr key={sheet.number}>
            <RowHead>
              <Link href={`${path}/${sheet.number}`} className="rounded-sm hover:underline">
                {sheet.name}
              </Link>{" "}
              <span className="font-normal text-muted">#{sheet.number}</span>{" "}
              {sheet.number === chosen && <Badge tone="good">Ships</Badge>}
            </RowHead>
            <Td className="whitespace-nowrap">{METHODS[sheet.method].title}</Td>
            <Td>
              <SheetBadge verdict={sheet.verdict} />
            </Td>
            <Td numeric>
              <MeanRecovery sheet={sheet} />
            </Td>
            <Td numeric>{worstFloorText(factsOf(sheet).floors)}</Td>
            {(["size_bytes", "latency_p95_ms", "cost_per_1k_tokens_usd"] as const).map((quantity) => {
              const before = measurementOf(sheet, "base", quantity)?.value ?? null;
              const after = measurementOf(sheet, "candidate", quantity)?.value ?? null;
              return (
                <Td key={quantity} numeric className={after === null ? "text-muted" : undefined}>
                  {quantityText(quantity, after)}
                  {before !== null && after !== null && (
                    <span className="block text-xs text-muted">{changeText(before, after)}</span>
                  )}
                </Td>
              );
            })}
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function MeanRecovery({ sheet: { comparison } }: { sheet: SheetView }) {
  const mean = comparison?.mean;
  if (!mean) return <span className="text-muted">{NOT_MEASURED}</span>;
  return (
    <>
      {formatPercent(mean.recovery)}
      {mean.interval && (
        <span className="block text-xs text-muted">
          {formatNumber(mean.interval.low * 100, 1)} to {formatNumber(mean.interval.high * 100, 1)}
        </span>
      )}
    </>
  );
}

function worstFloorText(floors: readonly FloorChange[]): string {
  const [worst] = floors.toSorted((a, b) => b.drop - a.drop);
  if (!worst) return NOT_MEASURED;
  const points = formatNumber(Math.abs(worst.drop) * 100, 1);
  return Number(points) === 0 ? "±0 points" : `${worst.drop > 0 ? "−" : "+"}${points} points`;
}
