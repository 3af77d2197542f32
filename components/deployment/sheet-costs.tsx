import type { ReactNode } from "react";
import { changeText, quantityText } from "#components/deployment/quantity-text.ts";
import { Card } from "#components/ui/card.tsx";
import { NOT_MEASURED } from "#components/ui/format.ts";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { type Measurement, measurementOf } from "#lib/deployment/optimisations/sheet.ts";
import type { SheetView } from "#lib/deployment/optimisations/sheet-view.ts";
import { FACT_SOURCES, QUANTITIES, QUANTITY_KEYS } from "#lib/deployment/optimisations/vocabulary.ts";

/** What base and candidate take, each number with its source and its conditions. */
export function SheetCosts({ sheet, actions }: { sheet: SheetView; actions?: ReactNode }) {
  return (
    <Card title="What it takes" actions={actions} flush className="mt-4">
      <Table caption="What base and candidate take">
        <thead className="bg-surface">
          <tr className="bg-inherit">
            <Th>Quantity</Th>
            <Th numeric>Base</Th>
            <Th numeric>Candidate</Th>
            <Th numeric>Change</Th>
            <Th>Source and conditions</Th>
          </tr>
        </thead>
        <tbody>
          {QUANTITY_KEYS.map((quantity) => {
            const base = measurementOf(sheet, "base", quantity);
            const candidate = measurementOf(sheet, "candidate", quantity);
            const change = changeText(base?.value ?? null, candidate?.value ?? null);
            return (
              <Tr key={quantity}>
                <RowHead>{QUANTITIES[quantity].title}</RowHead>
                <Td numeric className={base ? undefined : "text-muted"}>
                  {base ? quantityText(quantity, base.value) : NOT_MEASURED}
                </Td>
                <Td numeric className={candidate ? undefined : "text-muted"}>
                  {candidate ? quantityText(quantity, candidate.value) : NOT_MEASURED}
                </Td>
                <Td numeric className={lookOf(quantity, base, candidate)}>
                  {change}
                </Td>
                <Td className="min-w-72 text-sm text-muted">
                  <Origins base={base} candidate={candidate} />
                </Td>
              </Tr>
            );
          })}
        </tbody>
      </Table>
    </Card>
  );
}

type Both = { base: Measurement | null; candidate: Measurement | null };

function Origins({ base, candidate }: Both) {
  const [before, after] = [base && originText(base), candidate && originText(candidate)];
  if (before === after) return <>{before ?? "—"}</>;
  return (
    <>
      {before && <span className="block">Base · {before}</span>}
      {after && <span className="block">Candidate · {after}</span>}
      {before && after && conditionsOf(base) !== conditionsOf(candidate) && (
        <span className="block text-amber">Under other conditions, so the change is partly theirs.</span>
      )}
    </>
  );
}

function originText(measurement: Measurement): string {
  const { source, origin } = measurement;
  return [`${FACT_SOURCES[source]}: ${origin}`, conditionsOf(measurement)].filter(Boolean).join(" · ");
}

function conditionsOf(measurement: Measurement | null): string {
  if (!measurement) return "";
  const { hardware, batch, contextTokens } = measurement;
  return [hardware, batch && `batch ${batch}`, contextTokens && `context ${contextTokens}`].filter(Boolean).join(" · ");
}

function lookOf(
  quantity: keyof typeof QUANTITIES,
  base: Measurement | null,
  candidate: Measurement | null,
): string | undefined {
  if (!base || !candidate || base.value === candidate.value) return "text-muted";
  const isBetter = candidate.value < base.value === (QUANTITIES[quantity].better === "lower");
  return isBetter ? "text-accent" : "text-red";
}
