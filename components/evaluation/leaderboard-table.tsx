import Link from "next/link";
import { intervalRange, MeasuredScore } from "#components/evaluation/score-cells.tsx";
import { formatNumber } from "#components/ui/format.ts";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import type { Cell, Column, Leaderboard } from "#lib/evaluation/leaderboard/leaderboard.ts";

type LeaderboardTableProps = {
  /** Of the evaluations. */
  path: string;
  board: Leaderboard;
  columns: readonly Column[];
  caption: string;
};

/** Models against what they were measured by, each cell with its interval and its rank in the column. */
export function LeaderboardTable({ path, board, columns, caption }: LeaderboardTableProps) {
  return (
    <Table caption={caption}>
      <thead className="bg-surface">
        <tr className="bg-inherit">
          <Th className="left-0 z-20">Model</Th>
          <Th numeric>Mean win rate</Th>
          {columns.map(({ key, taskAlias, title, unit, filter, direction }) => (
            <Th key={key} numeric>
              <span className="block">{taskAlias}</span>
              <span className="block font-normal">
                {title}
                {unit && `, ${unit}`} {direction === "lower" ? "↓" : direction === "higher" ? "↑" : ""}
                <span className="sr-only">
                  {direction === "lower" ? "less is better" : direction === "higher" ? "more is better" : ""}
                </span>
              </span>
              {filter !== "none" && <span className="block font-normal">{filter}</span>}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {board.models.map((model, at) => (
          <Tr key={model}>
            <RowHead className="sticky left-0 z-10 min-w-36 max-w-64 break-words bg-surface">{model}</RowHead>
            <Td numeric>
              <WinRateText rate={board.winRates[at] ?? null} />
            </Td>
            {columns.map((column) => (
              <Td key={column.key} numeric>
                <CellText cell={column.cells[at] ?? null} path={path} />
              </Td>
            ))}
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

/** A win rate and on how many columns it rests. */
export function WinRateText({ rate }: { rate: Leaderboard["winRates"][number] | null }) {
  if (!rate || rate.rate === null) return <span className="text-muted">—</span>;
  return (
    <>
      {formatNumber(rate.rate, 3)} <small className="text-xs text-muted">of {rate.columns}</small>
    </>
  );
}

function CellText({ cell, path }: { cell: Cell | null; path: string }) {
  if (!cell || cell.value === null) return <span className="text-muted">—</span>;
  const { value, interval, n, rank, evaluationNumber } = cell;
  const about = [`Evaluation ${evaluationNumber}`, ...(n === null ? [] : [`n ${formatNumber(n)}`])];
  return (
    <>
      <Link
        href={`${path}/${evaluationNumber}`}
        prefetch={false}
        title={[...about, interval ? `95 % interval ${intervalRange(interval)}` : "no interval"].join(", ")}
        className="rounded-sm hover:underline"
      >
        <MeasuredScore value={value} nonFinite={null} interval={interval} />
      </Link>
      {rank !== null && (
        <small className="ml-1.5 inline-block min-w-5 text-left text-xs text-muted">
          <span className="sr-only">rank </span>
          <span aria-hidden="true">#</span>
          {rank}
        </small>
      )}
    </>
  );
}
