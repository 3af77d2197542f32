import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { SourceFilter } from "#lib/data/schema.ts";

export function SourcesEmpty({ path, filter }: { path: string; filter: SourceFilter }) {
  if (filter.search || filter.state) {
    return (
      <EmptyState title="No source fits" action={<ButtonLink href={path}>Show all live sources</ButtonLink>}>
        Nothing matches {filter.search ? `“${filter.search}”` : "this state"} here.
      </EmptyState>
    );
  }
  return (
    <EmptyState title="No data source yet">
      A source says where data comes from, who answers for it, and why it may be used. Begin with what the first dataset
      will be built from: each source needs a lawful basis before the gate opens.
    </EmptyState>
  );
}
