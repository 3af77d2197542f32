import { ActionForm } from "#components/ui/action-form.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { reopenPhaseAction } from "#lib/lifecycle/actions.ts";
import { type Phase, phaseOf } from "#lib/lifecycle/phases.ts";

/** Begins the next round of a phase, for a reason that stays on the page. */
export function ReopenPhase({ slug, phase }: { slug: string; phase: Phase }) {
  const { title } = phaseOf(phase);
  return (
    <Dialog
      trigger="Reopen phase"
      title={`Reopen ${title}`}
      description="The next round begins. Answers are carried over; signatures, waivers and notes stay with the round they were given in, so the gate closes until it is signed again."
    >
      <ActionForm action={reopenPhaseAction} className="grid gap-4">
        <input type="hidden" name="project" value={slug} />
        <input type="hidden" name="phase" value={phase} />
        <Field label="Reason" name="reason" required hint="What has changed that the last round did not know.">
          <Textarea rows={3} />
        </Field>
        <SubmitButton className="justify-self-start">Reopen phase</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}
