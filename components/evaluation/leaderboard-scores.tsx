import { LeaderboardTable } from "#components/evaluation/leaderboard-table.tsx";
import { Card } from "#components/ui/card.tsx";
import { formatCount } from "#components/ui/format.ts";
import type { Leaderboard } from "#lib/evaluation/leaderboard/leaderboard.ts";
import { METRIC_GROUPS } from "#lib/evaluation/leaderboard/metric-groups.ts";

type LeaderboardScoresProps = { path: string; board: Leaderboard; isCut: boolean };

/** Every score of every model, ranked column by column. */
export function LeaderboardScores({ path, board, isCut }: LeaderboardScoresProps) {
  return (
    <Card
      title="Newest score of each model"
      note={`${formatCount(board.models.length, "model")}, ${formatCount(board.columns.length, "column")}`}
      flush
      className="mt-4"
    >
      <p className="max-w-4xl px-[var(--edge)] pb-2 text-sm text-pretty text-muted">
        Models whose intervals overlap share a rank. The mean win rate is how often a model beats another one of these{" "}
        {formatCount(board.models.length, "model")}, over the columns of {METRIC_GROUPS[board.ranking].toLowerCase()}{" "}
        alone; with other models it is another number.
        {isCut && " Not everything that was measured fits here: choose a metric or tasks to see the rest."}
      </p>
      <LeaderboardTable path={path} board={board} columns={board.columns} caption="Models and their scores" />
    </Card>
  );
}
