import { ActionLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";

export function EvaluationsEmpty({ mayImport }: { mayImport: boolean }) {
  return (
    <EmptyState
      title="No evaluation yet"
      action={mayImport && <ActionLink href="#import">Import an evaluation</ActionLink>}
    >
      Import what another tool measured, have a file of answers scored, or put a test set to a model. Each score keeps
      its number of items and its 95 % interval, and the gate is judged by them.
    </EmptyState>
  );
}
