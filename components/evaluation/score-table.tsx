import { ItemCount, MeasuredScore, PartialBadge } from "#components/evaluation/score-cells.tsx";
import { formatNumber } from "#components/ui/format.ts";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import type { ScoreView } from "#lib/evaluation/views.ts";
import { metricOf } from "#lib/statistics/metrics.ts";

/** The scores of an evaluation: groups before what they hold, which stands indented. */
export function ScoreTable({ scores }: { scores: readonly ScoreView[] }) {
  return (
    <Table caption="Scores">
      <thead className="bg-surface">
        <tr className="bg-inherit">
          <Th>Task</Th>
          <Th>Metric</Th>
          <Th>Filter</Th>
          <Th numeric>Score</Th>
          <Th numeric>Std. error</Th>
          <Th numeric>n</Th>
          <Th numeric>Shots</Th>
          <Th>
            <span className="sr-only">Notes</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {scores.map((score, index) => (
          <ScoreRow
            key={JSON.stringify([score.task, score.metric, score.filter])}
            score={score}
            repeatsTask={scores[index - 1]?.task === score.task}
          />
        ))}
      </tbody>
    </Table>
  );
}

const DEEPEST_INDENT = 4;

function ScoreRow({ score, repeatsTask }: { score: ScoreView; repeatsTask: boolean }) {
  const { task, taskAlias, metric, metricKey, filter, value, nonFinite, interval, stderr, n, nOriginal, nShot } = score;
  const isPartial = n !== null && nOriginal !== null && n < nOriginal;
  const { title, unit } = metricOf(metricKey, score.higherIsBetter);
  return (
    <Tr>
      <RowHead className={repeatsTask ? "font-normal text-muted" : undefined} title={task}>
        <span style={{ paddingLeft: `${Math.min(score.depth, DEEPEST_INDENT)}rem` }} className="block">
          {taskAlias}
          {score.isGroup && !repeatsTask && <small className="ml-1.5 text-xs font-normal text-muted">group</small>}
        </span>
      </RowHead>
      <Td title={metric} className="whitespace-nowrap">
        {title}
      </Td>
      <Td className="whitespace-nowrap text-muted">{filter === "none" ? "—" : filter}</Td>
      <Td numeric>
        <MeasuredScore value={value} nonFinite={nonFinite} interval={interval} unit={unit} />
      </Td>
      <Td numeric>{stderr === null ? <span className="text-muted">—</span> : formatNumber(stderr, 4)}</Td>
      <Td numeric>
        <ItemCount n={n} nOriginal={nOriginal} />
      </Td>
      <Td numeric>{nShot ?? <span className="text-muted">—</span>}</Td>
      <Td>{isPartial && <PartialBadge />}</Td>
    </Tr>
  );
}
