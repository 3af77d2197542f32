import { Chart } from "#components/charts/chart.tsx";
import { prepareChart } from "#components/charts/prepare.ts";
import { winShareData } from "#components/model/sensitivity-data.ts";
import { Card } from "#components/ui/card.tsx";
import { formatNumber } from "#components/ui/format.ts";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import type { SelectionView } from "#lib/model/queries/get-selection.ts";
import type { WeightTurn } from "#lib/model/ranking/sensitivity.ts";

/** How firmly the first candidate stands: nothing to say while fewer than two are scored. */
export function SensitivitySection({ selection }: { selection: SelectionView }) {
  const { candidates, criteria, sensitivity } = selection;
  if (candidates.filter(({ total }) => total !== null).length < 2) return null;
  const nameOf = (key: string) => candidates.find(({ number }) => String(number) === key)?.model.name ?? key;
  const turnText = (turn: WeightTurn["below"]) =>
    turn ? `${formatNumber(turn.weight, 2)}: ${nameOf(turn.winner)}` : "never";
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <Chart
        title="How often each comes first"
        note="of 2 000 random weightings"
        model={prepareChart(winShareData(candidates))}
        form="bar"
        heightPx={240}
      />
      <Card
        title="What would change the first place"
        note={sensitivity.winner ? `now ${nameOf(sensitivity.winner)}` : undefined}
        flush
      >
        <Table caption="The weight at which another candidate comes first">
          <thead>
            <tr className="bg-surface">
              <Th>Criterion</Th>
              <Th numeric>Weight</Th>
              <Th numeric>Lowered to</Th>
              <Th numeric>Raised to</Th>
            </tr>
          </thead>
          <tbody>
            {sensitivity.turns.map((turn) => (
              <Tr key={turn.criterion}>
                <RowHead>{criteria.find(({ key }) => key === turn.criterion)?.title}</RowHead>
                <Td numeric>{formatNumber(turn.weight)}</Td>
                <Td numeric className={turn.below ? undefined : "text-muted"}>
                  {turnText(turn.below)}
                </Td>
                <Td numeric className={turn.above ? undefined : "text-muted"}>
                  {turnText(turn.above)}
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      </Card>
    </div>
  );
}
