import { ActionForm } from "#components/ui/action-form.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { retireSourceAction } from "#lib/data/actions.ts";

export function RetireSource({ slug, number, name }: { slug: string; number: number; name: string }) {
  return (
    <Dialog
      trigger="Retire"
      variant="danger"
      title={`Retire ${name}`}
      description="For a source that is no longer used. It keeps its history, can no longer be edited, and does not come back; the gate asks about it no more."
    >
      <ActionForm action={retireSourceAction} className="grid gap-4">
        <input type="hidden" name="project" value={slug} />
        <input type="hidden" name="number" value={number} />
        <Field label="Reason" name="reason" required hint="Say what happened to the data as well.">
          <Textarea rows={3} maxLength={2_000} />
        </Field>
        <SubmitButton variant="danger" className="justify-self-start">
          Retire source
        </SubmitButton>
      </ActionForm>
    </Dialog>
  );
}
