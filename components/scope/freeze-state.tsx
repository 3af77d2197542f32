import { Time } from "#components/ui/time.tsx";
import type { ObjectiveView } from "#lib/scope/queries/list-objectives.ts";

/** Whether a target can still move, and whether it has moved when it should not have. */
export function FreezeState({ objective }: { objective: ObjectiveView }) {
  const { frozenAt, editedAfterFreeze } = objective;
  if (frozenAt === null) return <span className="whitespace-nowrap text-muted">draft, not frozen</span>;
  return (
    <div className="whitespace-nowrap">
      <span className="inline-flex items-center gap-1.5">
        <Lock />
        <span>
          frozen <Time at={frozenAt} day />
        </span>
      </span>
      {editedAfterFreeze && (
        <p className="text-xs text-amber">
          edited after freezing on <Time at={editedAfterFreeze} day />
        </p>
      )}
    </div>
  );
}

function Lock() {
  return (
    <svg aria-hidden="true" viewBox="0 0 16 16" className="size-3.5 text-accent">
      <rect x="3" y="7" width="10" height="7" rx="1.5" fill="currentColor" />
      <path d="M5.2 7V5a2.8 2.8 0 0 1 5.6 0v2" fill="none" stroke="currentColor" strokeWidth="1.5" />
    </svg>
  );
}
