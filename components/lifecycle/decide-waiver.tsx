import { ConfirmPerson } from "#components/lifecycle/confirm-person.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { Person } from "#lib/access/access.ts";
import { decideWaiverAction } from "#lib/lifecycle/actions.ts";
import type { Phase } from "#lib/lifecycle/phases.ts";
import type { WaiverView } from "#lib/lifecycle/queries.ts";

type DecideWaiverProps = { slug: string; phase: Phase; waiver: WaiverView; person: Person };

/** The second person's word on a waiver. */
export function DecideWaiver({ slug, phase, waiver, person }: DecideWaiverProps) {
  return (
    <Dialog
      trigger="Decide"
      title={`Waiver ${waiver.number}: ${waiver.findingTitle}`}
      description={`${waiver.requestedBy} asks: ${waiver.reason}`}
      size="small"
      variant="primary"
    >
      <ActionForm action={decideWaiverAction} className="grid gap-4">
        <input type="hidden" name="project" value={slug} />
        <input type="hidden" name="number" value={waiver.number} />
        <Field label="Comment" name="comment" optional>
          <Textarea rows={2} />
        </Field>
        <ConfirmPerson person={person} returnTo={`/projects/${slug}/${phase}#waivers`} />
        <div className="flex gap-2">
          <SubmitButton name="agreed" value="yes">
            Agree to waiver
          </SubmitButton>
          <SubmitButton name="agreed" value="no" variant="danger">
            Decline
          </SubmitButton>
        </div>
      </ActionForm>
    </Dialog>
  );
}
