import { Time } from "#components/ui/time.tsx";
import type { Activity } from "#lib/ledger/activity.ts";
import { isPhase, phaseOf } from "#lib/lifecycle/phases.ts";

/** What happened last, newest first. */
export function ActivityList({ activity }: { activity: readonly Activity[] }) {
  return (
    <ol className="pb-2">
      {activity.map(({ seq, at, actor, sentence, phase }) => (
        <li key={seq} className="border-b px-[var(--edge,1rem)] py-2 last:border-b-0">
          <p className="text-pretty">
            <strong className="font-[550]">{actor}</strong> {sentence}
          </p>
          <p className="text-xs text-muted">
            {phase && isPhase(phase) ? `${phaseOf(phase).title} · ` : ""}
            <Time at={at} />
          </p>
        </li>
      ))}
    </ol>
  );
}
