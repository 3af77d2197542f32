import { ItemCount, MeasuredScore, PartialBadge } from "#components/evaluation/score-cells.tsx";
import { ScoreSignature } from "#components/evaluation/score-signature.tsx";
import { formatNumber, scoreDigits } from "#components/ui/format.ts";
import { Delta } from "#components/ui/score.tsx";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { detectableDifference } from "#lib/evaluation/detectable.ts";
import { measures } from "#lib/evaluation/match.ts";
import type { ScoreView } from "#lib/evaluation/views.ts";
import type { ObjectiveFact } from "#lib/scope/evidence.ts";
import { metricOf } from "#lib/statistics/metrics.ts";

type ScoreTableProps = {
  scores: readonly ScoreView[];
  /** Whose baselines the scores are held against. */
  objectives: readonly ObjectiveFact[];
};

/** The scores of an evaluation: groups before what they hold, which stands indented. */
export function ScoreTable({ scores, objectives }: ScoreTableProps) {
  return (
    <Table caption="Scores">
      <thead className="bg-surface">
        <tr className="bg-inherit">
          <Th>Task</Th>
          <Th>Metric</Th>
          <Th>Filter</Th>
          <Th numeric>Score</Th>
          <Th numeric>n</Th>
          <Th numeric>Δ base</Th>
          <Th numeric>Std. error</Th>
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
            objective={objectives.find((one) => one.baseline !== null && measures(one, score))}
            repeatsTask={scores[index - 1]?.task === score.task}
          />
        ))}
      </tbody>
    </Table>
  );
}

const DEEPEST_INDENT = 4;

type ScoreRowProps = { score: ScoreView; objective: ObjectiveFact | undefined; repeatsTask: boolean };

function ScoreRow({ score, objective, repeatsTask }: ScoreRowProps) {
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
      <Td numeric>
        <ItemCount n={n} nOriginal={nOriginal} />
        <Detectable score={score} />
      </Td>
      <Td numeric>
        <BaselineDelta score={score} objective={objective} />
      </Td>
      <Td numeric>{stderr === null ? <span className="text-muted">—</span> : formatNumber(stderr, 4)}</Td>
      <Td numeric>{nShot ?? <span className="text-muted">—</span>}</Td>
      <Td>
        {isPartial && <PartialBadge />}
        {score.signature && <ScoreSignature signature={score.signature} />}
      </Td>
    </Tr>
  );
}

function Detectable({ score }: { score: ScoreView }) {
  const difference = detectableDifference(score);
  if (difference === null) return null;
  return (
    <small
      className="block whitespace-nowrap text-xs text-muted"
      title="Of another model over as many items, a difference of this size is shown four times out of five. Where both answer the same items it takes less: compare them to see."
    >
      shows {formatNumber(difference, scoreDigits(score.value ?? difference))} or more
    </small>
  );
}

function BaselineDelta({ score: { value, interval }, objective }: Omit<ScoreRowProps, "repeatsTask">) {
  const baseline = objective?.baseline ?? null;
  if (!objective || baseline === null || value === null) return <span className="text-muted">—</span>;
  return (
    <span title={`Baseline ${formatNumber(baseline)} of the objective “${objective.name}”`}>
      <Delta
        value={value - baseline}
        better={objective.direction === "target" ? undefined : objective.direction}
        significant={interval ? baseline < interval.low || baseline > interval.high : undefined}
        digits={scoreDigits(value)}
      />
    </span>
  );
}
