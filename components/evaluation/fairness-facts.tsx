import { formatPercent } from "#components/ui/format.ts";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import type { Fairness, Rate } from "#lib/statistics/slices/fairness.ts";

/** How evenly the positive label is given: rates by group, and the differences that have names. */
export function FairnessFacts({ fairness }: { fairness: Fairness }) {
  const { slices, selectionRatio, demographicParityDifference, equalisedOddsDifference } = fairness;
  return (
    <div className="border-t pt-3">
      <h3 className="px-[var(--edge)] font-semibold">Who gets the positive label</h3>
      <p className="px-[var(--edge)] pb-1 text-sm text-pretty text-muted">
        Selection ratio {formatRatio(selectionRatio)} (four-fifths rule: 0.80 or above) · demographic parity difference{" "}
        {formatRatio(demographicParityDifference)} · equalised odds difference {formatRatio(equalisedOddsDifference)}
      </p>
      <Table caption="Rates by group">
        <thead className="bg-surface">
          <tr className="bg-inherit">
            <Th>Group</Th>
            <Th numeric>Selected</Th>
            <Th numeric>True positive rate</Th>
            <Th numeric>False positive rate</Th>
            <Th numeric>To the highest</Th>
          </tr>
        </thead>
        <tbody>
          {slices.map(({ value, selection, truePositive, falsePositive, ratioToHighest }) => (
            <Tr key={value}>
              <RowHead>{value || "(empty)"}</RowHead>
              <RateCell rate={selection} />
              <RateCell rate={truePositive} />
              <RateCell rate={falsePositive} />
              <Td numeric>{formatRatio(ratioToHighest)}</Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

function RateCell({ rate }: { rate: Rate }) {
  if (!rate)
    return (
      <Td numeric className="text-muted">
        —
      </Td>
    );
  const { low, high } = rate.interval;
  return (
    <Td numeric title={`95 % interval ${formatPercent(low)} to ${formatPercent(high)}, n ${rate.n}`}>
      {formatPercent(rate.rate)}
    </Td>
  );
}

function formatRatio(value: number | null): string {
  return value === null ? "—" : value.toFixed(2);
}
