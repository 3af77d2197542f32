import { Badge } from "#components/ui/badge.tsx";
import { formatNumber, formatPercent } from "#components/ui/format.ts";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { type Fairness, FOUR_FIFTHS, type Rate } from "#lib/statistics/slices/fairness.ts";
import { SMALL_SLICE } from "#lib/statistics/slices/slice-scores.ts";

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
      {slices.some(({ isSmall }) => isSmall) && (
        <p className="px-[var(--edge)] pb-1 text-sm text-pretty text-amber">
          A group of fewer than {SMALL_SLICE} items may make each of these look worse or better than it is: look at the
          intervals before believing one.
        </p>
      )}
      <Table caption="Rates by group">
        <thead className="bg-surface">
          <tr className="bg-inherit">
            <Th>Group</Th>
            <Th numeric>n</Th>
            <Th numeric>Selected</Th>
            <Th numeric>True positive rate</Th>
            <Th numeric>False positive rate</Th>
            <Th numeric>To the highest</Th>
          </tr>
        </thead>
        <tbody>
          {slices.map(({ value, n, isSmall, selection, truePositive, falsePositive, ratioToHighest }) => (
            <Tr key={value}>
              <RowHead>
                <span className="flex flex-wrap items-center gap-1.5">
                  {value || "(empty)"}
                  {isSmall && <Badge tone="amber">few items</Badge>}
                </span>
              </RowHead>
              <Td numeric>{formatNumber(n)}</Td>
              <RateCell rate={selection} />
              <RateCell rate={truePositive} />
              <RateCell rate={falsePositive} />
              <Td
                numeric
                className={ratioToHighest !== null && ratioToHighest < FOUR_FIFTHS ? "font-[550] text-red" : undefined}
              >
                {formatRatio(ratioToHighest)}
              </Td>
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
    <Td numeric>
      {formatPercent(rate.rate)}
      <small className="block whitespace-nowrap text-xs text-muted">
        {formatPercent(low)} to {formatPercent(high)}, n {formatNumber(rate.n)}
      </small>
    </Td>
  );
}

function formatRatio(value: number | null): string {
  return value === null ? "—" : value.toFixed(2);
}
