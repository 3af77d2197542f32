import { LabelBadge } from "#components/prompts/label-badge.tsx";
import { Time } from "#components/ui/time.tsx";
import type { LabelMoveView } from "#lib/prompts/queries/get-prompt.ts";

/** Where labels were moved, by whom and why, the newest first. */
export function LabelHistory({ moves }: { moves: readonly LabelMoveView[] }) {
  return (
    <ol className="grid gap-2">
      {moves.map(({ id, label, version, movedByName, at, reason }) => (
        <li key={id} className="text-sm text-pretty">
          <LabelBadge label={label} /> {version === null ? "taken off" : `to version ${version}`}{" "}
          <span className="text-muted">
            by {movedByName}, <Time at={at} />: {reason}
          </span>
        </li>
      ))}
    </ol>
  );
}
