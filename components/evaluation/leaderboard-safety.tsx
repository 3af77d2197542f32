import Link from "next/link";
import { requiredText, STATES } from "#components/evaluation/objectives-table.tsx";
import { MeasuredScore } from "#components/evaluation/score-cells.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { ActionLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import type { ObjectiveStanding } from "#lib/evaluation/evidence.ts";
import type { ModelScore } from "#lib/evaluation/leaderboard/leaderboard.ts";
import { type FloorOfModel, judgeFloor } from "#lib/evaluation/leaderboard/safety-floors.ts";

type LeaderboardSafetyProps = {
  slug: string;
  standings: readonly ObjectiveStanding[];
  scores: readonly ModelScore[];
  now: Date;
};

/** Each safety floor against each model, as the gate would judge it; nothing is averaged. */
export function LeaderboardSafety({ slug, standings, scores, now }: LeaderboardSafetyProps) {
  const floors = standings.map(({ objective }) => objective).filter(({ safetyFloor }) => safetyFloor);
  if (floors.length === 0) {
    return (
      <Card className="mt-4">
        <EmptyState
          title="No objective is a safety floor"
          action={<ActionLink href={`/projects/${slug}/scope#objectives`}>Go to the objectives</ActionLink>}
        >
          A safety floor must hold by itself: a good average elsewhere never makes up for it. Objectives are marked as
          one at Scope.
        </EmptyState>
      </Card>
    );
  }
  const models = [...new Set(scores.map(({ model }) => model))].sort();
  return (
    <Card title="Safety floors" note="of each model’s newest evaluation the worst score counts" flush className="mt-4">
      <Table caption="Safety floors">
        <thead className="bg-surface">
          <tr className="bg-inherit">
            <Th>Floor</Th>
            <Th numeric>Required</Th>
            {models.map((model) => (
              <Th key={model} numeric>
                {model}
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {floors.map((objective) => (
            <Tr key={objective.id}>
              <RowHead>
                {objective.name}
                <span className="block text-xs font-normal text-muted">{objective.dataset ?? "any task"}</span>
              </RowHead>
              <Td numeric>{requiredText(objective)}</Td>
              {judgeFloor(objective, scores, models, now).map((judged) => (
                <Td key={judged.model} numeric>
                  <FloorCell judged={judged} slug={slug} />
                </Td>
              ))}
            </Tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

function FloorCell({ judged: { score, state }, slug }: { judged: FloorOfModel; slug: string }) {
  if (!score) return <span className="text-muted">not measured</span>;
  const { label, tone } = STATES[state];
  return (
    <span className="inline-flex items-center gap-2">
      <Link
        href={`/projects/${slug}/evaluation/${score.evaluationNumber}`}
        prefetch={false}
        title={`${score.taskAlias}, evaluation ${score.evaluationNumber}`}
        className="rounded-sm hover:underline"
      >
        <MeasuredScore value={score.value} nonFinite={null} interval={score.interval} />
      </Link>
      <Badge tone={tone}>{label}</Badge>
    </span>
  );
}
