import { FormMessage } from "#components/ui/form-message.tsx";
import type { ChecklistView } from "#lib/gates/queries.ts";

/** How far a checklist is, with the way to the items that are left. */
export function ProgressSummary({ checklist }: { checklist: ChecklistView }) {
  const { progress, blockers } = checklist;
  const left = blockers.flatMap((blocker) => (blocker.kind === "template-outdated" ? [] : [blocker.itemKey]));
  const outdated = blockers.find((blocker) => blocker.kind === "template-outdated");
  return (
    <div className="grid gap-2 border-b px-[var(--edge)] pb-3">
      <progress
        aria-label="Items answered"
        value={progress.answered}
        max={progress.total}
        className="block h-1.5 w-full appearance-none overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
      />
      <p className="text-sm text-muted tabular-nums">
        {progress.answered} of {progress.total} answered
        {progress.evidenceMissing > 0 && `, ${progress.evidenceMissing} without evidence`}
        {left.length > 0 && ". Left: "}
        {left.map((key, index) => (
          <span key={key}>
            {index > 0 && ", "}
            <a href={`#${key}`} className="text-accent underline">
              {key}
            </a>
          </span>
        ))}
      </p>
      {outdated?.kind === "template-outdated" && (
        <FormMessage tone="amber">
          This round was begun on version {outdated.answeredVersion} of the checklist; version {outdated.currentVersion}{" "}
          is out. Reopen the phase to answer that one.
        </FormMessage>
      )}
    </div>
  );
}
