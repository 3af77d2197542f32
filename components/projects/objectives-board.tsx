import { Badge } from "#components/ui/badge.tsx";
import { ActionLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatNumber } from "#components/ui/format.ts";
import { Delta, Score } from "#components/ui/score.tsx";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import type { ObjectiveStanding } from "#lib/evaluation/evidence.ts";

const TONES = { met: "good", failed: "red", insufficient: "amber", "not-measured": "neutral" } as const;
const LABELS = { met: "met", failed: "failed", insufficient: "insufficient", "not-measured": "not measured" } as const;

/** What was promised at Scope against what was measured, one row each. */
export function ObjectivesBoard({ objectives, slug }: { objectives: readonly ObjectiveStanding[]; slug: string }) {
  if (objectives.length === 0) {
    return (
      <EmptyState
        title="No objective yet"
        action={<ActionLink href={`/projects/${slug}/scope#objectives`}>Set an objective</ActionLink>}
      >
        An objective is a metric with a target, set at Scope before results are known. It is what Evaluation measures
        and Monitoring watches.
      </EmptyState>
    );
  }
  return (
    <Table caption="Objectives">
      <thead>
        <tr>
          <Th>Objective</Th>
          <Th numeric>Score</Th>
          <Th numeric>n</Th>
          <Th numeric>Δ base</Th>
          <Th numeric>Target</Th>
          <Th>State</Th>
        </tr>
      </thead>
      <tbody>
        {objectives.map(({ objective, judgement }) => (
          <Tr key={objective.id}>
            <RowHead>{objective.name}</RowHead>
            <Td numeric>
              <Score
                value={judgement.value}
                halfWidth={judgement.interval && (judgement.interval.high - judgement.interval.low) / 2}
              />
            </Td>
            <Td numeric>{judgement.n === null ? "—" : formatNumber(judgement.n)}</Td>
            <Td numeric>
              <Delta value={judgement.deltaToBaseline} />
            </Td>
            <Td numeric>{judgement.required.split(" on at least")[0]}</Td>
            <Td>
              <Badge tone={TONES[judgement.state]}>{LABELS[judgement.state]}</Badge>
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
