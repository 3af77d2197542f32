import { BasisBadge } from "#components/data/basis-badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatCount } from "#components/ui/format.ts";
import type { BasisCounts } from "#lib/data/queries/count-basis-states.ts";

/** What readers of dashboards see: how many sources stand how, and none of them by name. */
export function BasisSummary({ counts: { sourceCount, states } }: { counts: BasisCounts }) {
  return (
    <Card title="Data sources" note={formatCount(sourceCount, "source")}>
      {sourceCount === 0 ? (
        <EmptyState title="No source yet">
          The team records here where its data comes from and why it may be used.
        </EmptyState>
      ) : (
        <ul className="flex flex-wrap gap-x-6 gap-y-2">
          {states.map(({ state, count }) => (
            <li key={state} className="flex items-center gap-2 tabular-nums">
              <BasisBadge state={state} />
              {formatCount(count, "source")}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
