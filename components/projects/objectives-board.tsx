import { ObjectivesTable } from "#components/evaluation/objectives-table.tsx";
import { ActionLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { ObjectiveStanding } from "#lib/evaluation/evidence.ts";

/** What was promised at Scope against what was measured; each row leads to its chart on the Evaluation page. */
export function ObjectivesBoard({ objectives, slug }: { objectives: readonly ObjectiveStanding[]; slug: string }) {
  if (objectives.length > 0) {
    return (
      <ObjectivesTable
        standings={objectives}
        hrefOf={(series) => `/projects/${slug}/evaluation?${new URLSearchParams(series)}#charts`}
      />
    );
  }
  return (
    <EmptyState
      title="No objective yet"
      action={<ActionLink href={`/projects/${slug}/scope#objectives`}>Set an objective</ActionLink>}
    >
      An objective is a metric with a target, set at Scope before results are known. It is what Evaluation measures and
      Monitoring watches.
    </EmptyState>
  );
}
