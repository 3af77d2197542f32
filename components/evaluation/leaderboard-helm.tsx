import { LeaderboardTable, WinRateText } from "#components/evaluation/leaderboard-table.tsx";
import { Card } from "#components/ui/card.tsx";
import { formatCount } from "#components/ui/format.ts";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { type Leaderboard, winRatesOfGroup } from "#lib/evaluation/leaderboard/leaderboard.ts";
import { METRIC_GROUPS, type MetricGroup } from "#lib/evaluation/leaderboard/metric-groups.ts";

type LeaderboardHelmProps = { path: string; board: Leaderboard; isCut: boolean };

/** The groups that say something by their numbers alone; of the others a column without a better side is bookkeeping. */
const TOLD_WITHOUT_DIRECTION: ReadonlySet<MetricGroup> = new Set(["bias", "toxicity", "efficiency", "parts"]);

/** As HELM reports: win rates a group of metrics, then each group's scenarios; one group is never averaged into another. */
export function LeaderboardHelm({ path, board, isCut }: LeaderboardHelmProps) {
  const shown = board.columns.filter(({ group, direction }) => direction !== null || TOLD_WITHOUT_DIRECTION.has(group));
  const groups = (Object.keys(METRIC_GROUPS) as MetricGroup[]).filter((group) =>
    shown.some((column) => column.group === group),
  );
  const rates = groups.map((group) => winRatesOfGroup(board, group));
  const compared = groups.filter((group) => group !== "parts");
  return (
    <div className="mt-4 grid gap-4">
      <Card title="Mean win rate by group of metrics" flush>
        <p className="max-w-4xl px-[var(--edge)] pb-2 text-sm text-pretty text-muted">
          Against these {formatCount(board.models.length, "model")}: {board.models.join(", ")}. Robustness and fairness
          come from perturbed items; bias and toxicity stand by themselves and are never a part of accuracy.
          {shown.length < board.columns.length &&
            ` Of ${formatCount(board.columns.length - shown.length, "column")} nobody has said which way is better: they stand among the scores.`}
          {isCut && " Not everything that was measured fits here: choose a metric or tasks to see the rest."}
        </p>
        <Table caption="Mean win rate by group of metrics">
          <thead className="bg-surface">
            <tr className="bg-inherit">
              <Th>Model</Th>
              {compared.map((group) => (
                <Th key={group} numeric>
                  {METRIC_GROUPS[group]}
                </Th>
              ))}
            </tr>
          </thead>
          <tbody>
            {board.models.map((model, at) => (
              <Tr key={model}>
                <RowHead className="[overflow-wrap:anywhere]">{model}</RowHead>
                {compared.map((group) => (
                  <Td key={group} numeric>
                    <WinRateText rate={rates[groups.indexOf(group)]?.[at] ?? null} />
                  </Td>
                ))}
              </Tr>
            ))}
          </tbody>
        </Table>
      </Card>
      {groups.map((group, index) => {
        const columns = shown.filter((column) => column.group === group);
        const measured = board.models.map((_, at) => columns.some(({ cells }) => cells[at]));
        const own = <T,>(values: readonly T[]) => values.filter((_, at) => measured[at]);
        return (
          <Card key={group} title={METRIC_GROUPS[group]} note={formatCount(columns.length, "column")} flush>
            <LeaderboardTable
              path={path}
              board={{ ...board, models: own(board.models), winRates: own(rates[index] ?? []) }}
              columns={columns.map((column) => ({ ...column, cells: own(column.cells) }))}
              caption={METRIC_GROUPS[group]}
            />
          </Card>
        );
      })}
    </div>
  );
}
