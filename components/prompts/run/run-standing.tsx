import { isOver } from "#components/prompts/run/grid-model.ts";
import { RunStateBadge } from "#components/prompts/run/run-state-badge.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { formatNumber } from "#components/ui/format.ts";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { cancelJobAction } from "#lib/background/actions.ts";
import type { JobState } from "#lib/platform/generated/enums.ts";
import { resumePromptRunAction } from "#lib/prompts/actions.ts";

type RunStandingProps = {
  slug: string;
  number: number;
  jobId: string;
  done: number;
  total: number;
  state: JobState;
  errorMessage: string | null;
  mayCancel: boolean;
  mayResume: boolean;
};

/** How far a run is, and what can be done about it. */
export function RunStanding(props: RunStandingProps) {
  const { slug, number, jobId, done, total, state, mayCancel, mayResume } = props;
  const canGoOn = (state === "cancelled" || state === "failed") && done < total;
  return (
    <section aria-label="How far it is" className="rounded-lg border bg-surface px-4 py-3" data-run={state}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <RunStateBadge state={state} />
        <p role="status" className="min-w-0 grow tabular-nums [overflow-wrap:anywhere]">
          {sentence(props)}
        </p>
        {!isOver(state) && mayCancel && (
          <ActionForm action={cancelJobAction} toast>
            <input type="hidden" name="project" value={slug} />
            <input type="hidden" name="id" value={jobId} />
            <SubmitButton size="small" variant="secondary">
              Cancel
            </SubmitButton>
          </ActionForm>
        )}
        {canGoOn && mayResume && (
          <ActionForm action={resumePromptRunAction} toast>
            <input type="hidden" name="project" value={slug} />
            <input type="hidden" name="number" value={number} />
            <SubmitButton size="small">Go on</SubmitButton>
          </ActionForm>
        )}
      </div>
      {!isOver(state) && (
        <progress
          aria-label="Answers"
          value={done}
          max={Math.max(1, total)}
          className="mt-2 block h-1.5 w-full appearance-none overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
        />
      )}
    </section>
  );
}

function sentence({ done, total, state, errorMessage }: RunStandingProps): string {
  const answers = `${formatNumber(done)} of ${formatNumber(total)} answers`;
  if (state === "queued") return `Waiting for a worker. ${answers}.`;
  if (state === "failed") return `${answers}. ${errorMessage ?? "It failed."}`;
  if (state === "cancelled") return `${answers}; what had been answered stays.`;
  if (state === "done" && done < total) return `${answers}: the budget was reached.`;
  return `${answers}.`;
}
