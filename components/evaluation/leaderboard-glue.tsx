import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatNumber } from "#components/ui/format.ts";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import type { ModelScore } from "#lib/evaluation/leaderboard/leaderboard.ts";
import { GLUE_TASKS, type GlueResult, glueScore, isGlueTask } from "#lib/statistics/glue.ts";

/** The nine tasks of GLUE and their average, for each model that has any of them; what is missing is named. */
export function LeaderboardGlue({ scores }: { scores: readonly ModelScore[] }) {
  const ofGlue = scores.filter(({ task }) => isGlueTask(task));
  const results = [...Map.groupBy(ofGlue, ({ model }) => model)].map(([model, own]) => ({
    model,
    result: glueScore(
      own.flatMap(({ task, metricKey, value }) => (value === null ? [] : [{ task, metric: metricKey, score: value }])),
    ),
  }));
  if (results.length === 0) {
    return (
      <Card className="mt-4">
        <EmptyState title="No task of GLUE was measured">
          Import results of CoLA, SST-2, MRPC, STS-B, QQP, MNLI, QNLI, RTE or WNLI, and they stand here with the
          average.
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card title="GLUE" note="times 100, as its leaderboard shows it" flush className="mt-4">
      <Table caption="GLUE">
        <thead className="bg-surface">
          <tr className="bg-inherit">
            <Th>Model</Th>
            <Th numeric>Average</Th>
            {GLUE_TASKS.map(({ title, parts }) => (
              <Th key={title} numeric title={parts.map(({ name }) => name).join(" and ")}>
                {title}
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {results.sort(byAverage).map(({ model, result }) => (
            <Tr key={model}>
              <RowHead className="[overflow-wrap:anywhere]">
                {model}
                {result.missing.length > 0 && (
                  <span className="block max-w-64 text-xs font-normal text-pretty text-muted">
                    missing {result.missing.join(", ")}
                  </span>
                )}
              </RowHead>
              <Td numeric>
                {result.average === null ? <span className="text-muted">not whole</span> : hundredfold(result.average)}
              </Td>
              {result.tasks.map(({ title, score, parts }) => (
                <Td key={title} numeric title={partsText(parts)}>
                  {score === null ? <span className="text-muted">—</span> : hundredfold(score)}
                </Td>
              ))}
            </Tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

type Ranked = { readonly model: string; readonly result: GlueResult };

function byAverage(a: Ranked, b: Ranked): number {
  return (b.result.average ?? -2) - (a.result.average ?? -2) || (a.model < b.model ? -1 : 1);
}

function hundredfold(score: number): string {
  return formatNumber(score * 100, 1);
}

function partsText(parts: GlueResult["tasks"][number]["parts"]): string {
  return parts.map(({ name, score }) => `${name} ${score === null ? "missing" : hundredfold(score)}`).join(", ");
}
