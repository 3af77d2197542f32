import { stringify } from "csv-stringify/sync";
import type { Leaderboard } from "#lib/evaluation/leaderboard/leaderboard.ts";

const COLUMNS = [
  ...["model", "task", "metric_key", "filter", "group", "value", "low_95", "high_95"],
  ...["n", "rank", "evaluation", "evaluated_at"],
];

/** A line a model and score (RFC 4180), with the evaluation each number comes from. */
export function leaderboardCsv({ columns }: Leaderboard): string {
  const rows = columns.flatMap(({ cells, group }) =>
    cells.flatMap((cell) =>
      cell
        ? [
            [
              ...[cell.model, cell.task, cell.metricKey, cell.filter, group],
              ...[cell.value, cell.interval?.low, cell.interval?.high, cell.n, cell.rank],
              ...[cell.evaluationNumber, cell.evaluatedAt.toISOString()],
            ],
          ]
        : [],
    ),
  );
  return stringify([COLUMNS, ...rows], { record_delimiter: "windows", escape_formulas: true });
}
