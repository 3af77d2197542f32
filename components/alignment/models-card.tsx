import { Card } from "#components/ui/card.tsx";
import { formatNumber, formatPercent } from "#components/ui/format.ts";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import type { CampaignFigures } from "#lib/alignment/measures/figures.ts";
import type { Interval } from "#lib/statistics/intervals.ts";

/** Which model people prefer: by share, and by strength on the scale of Bradley and Terry. */
export function ModelsCard({ figures: { shares, ranking } }: { figures: CampaignFigures }) {
  if (shares.length === 0) return null;
  const ranked = ranking?.kind === "ranked" ? ranking.models : [];
  const byStrength = [...shares].sort((one, other) => strengthOf(other.model) - strengthOf(one.model));
  function strengthOf(model: string): number {
    return ranked.find((one) => one.model === model)?.strength ?? Number.NEGATIVE_INFINITY;
  }
  return (
    <Card title="Models" note="by what people prefer" id="models" flush className="mt-4">
      <Table caption="Models by preference">
        <thead>
          <tr className="bg-surface">
            <Th>Model</Th>
            <Th numeric>Preferred</Th>
            <Th numeric>95 % interval</Th>
            <Th numeric>Undecided</Th>
            <Th numeric>Strength</Th>
            <Th numeric>95 % interval</Th>
          </tr>
        </thead>
        <tbody>
          {byStrength.map(({ model, share, n, interval, undecided }) => {
            const strength = ranked.find((one) => one.model === model);
            return (
              <Tr key={model}>
                <RowHead>{model}</RowHead>
                <Td numeric>
                  {formatPercent(share)} <small className="text-xs text-muted">n {formatNumber(n)}</small>
                </Td>
                <Td numeric>{interval ? percents(interval) : "—"}</Td>
                <Td numeric>{formatNumber(undecided)}</Td>
                <Td numeric>{formatNumber(strength?.strength, 3)}</Td>
                <Td numeric>{strength?.interval ? numbers(strength.interval) : "—"}</Td>
              </Tr>
            );
          })}
        </tbody>
      </Table>
      <p className="px-[var(--edge)] py-3 text-sm text-muted">
        Strength is in log-odds against the average model; intervals allow for several judgements of one item.
        {ranking?.kind === "ranked" &&
          ranking.isHeldByPrior &&
          " A model that never lost, or never won, is held in by half a game against an average one."}
        {ranking?.kind === "not-identifiable" &&
          ` Nothing compares ${ranking.groups.map((group) => group.join(", ")).join(" with ")}, so there is no ranking of all.`}
      </p>
    </Card>
  );
}

function percents({ low, high }: Interval): string {
  return `${formatNumber(low * 100, 1)}–${formatNumber(high * 100, 1)} %`;
}

function numbers({ low, high }: Interval): string {
  return `${formatNumber(low, 3)} to ${formatNumber(high, 3)}`;
}
