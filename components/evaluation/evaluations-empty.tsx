import { ActionLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";

export function EvaluationsEmpty({ mayImport }: { mayImport: boolean }) {
  return (
    <EmptyState
      title="No evaluation yet"
      action={mayImport && <ActionLink href="#import">Import an evaluation</ActionLink>}
    >
      The results of lm-evaluation-harness belong here. Each score keeps its number of items and its 95 % interval, and
      the gate is judged by them.
    </EmptyState>
  );
}
