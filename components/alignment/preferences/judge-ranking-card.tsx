import { Card } from "#components/ui/card.tsx";
import { formatDelta, formatNumber, formatPercent } from "#components/ui/format.ts";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import type { Ranking } from "#lib/statistics/preference/bradley-terry.ts";

/** Which model's answers a judge prefers: Bradley–Terry strengths, pairs where the order decided as ties. */
export function JudgeRankingCard({ ranking }: { ranking: Ranking }) {
  if (ranking.kind === "not-identifiable")
    return (
      <Card title="Models">
        <p className="text-pretty text-muted">
          No comparison joins {ranking.groups.map((group) => group.join(", ")).join(" with ")}, so nothing says how they
          stand to each other.
        </p>
      </Card>
    );
  return (
    <Card title="Models" note="as the judge prefers them" flush>
      <Table caption="Models as the judge prefers them">
        <thead className="bg-surface">
          <tr className="bg-inherit">
            <Th>Model</Th>
            <Th numeric>Strength</Th>
            <Th numeric>95 % interval</Th>
            <Th numeric>Beats the average</Th>
            <Th numeric>Wins, ties, losses</Th>
          </tr>
        </thead>
        <tbody>
          {ranking.models.map(({ model, strength, interval, chance, wins, ties, losses }) => (
            <Tr key={model}>
              <RowHead className="[overflow-wrap:anywhere]">{model}</RowHead>
              <Td numeric>{formatDelta(strength, 2)}</Td>
              <Td numeric>{interval ? `${formatDelta(interval.low, 2)} to ${formatDelta(interval.high, 2)}` : "—"}</Td>
              <Td numeric>{formatPercent(chance)}</Td>
              <Td numeric>
                {formatNumber(wins)}, {formatNumber(ties)}, {formatNumber(losses)}
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      {ranking.isHeldByPrior && (
        <p className="px-[var(--edge)] py-3 text-pretty text-muted">
          A model never lost or never won, so no finite strength would fit: half a game against an average model was
          added to each.
        </p>
      )}
    </Card>
  );
}
