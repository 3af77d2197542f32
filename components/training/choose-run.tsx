import { ActionForm } from "#components/ui/action-form.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { chooseRunAction } from "#lib/training/actions.ts";

/** Names a run as what the phase goes on with, with the reason. */
export function ChooseRun({ slug, number, name }: { slug: string; number: number; name: string }) {
  return (
    <Dialog
      trigger="Choose this run"
      variant="primary"
      title={`Choose run ${number}, ${name}`}
      description="The gate judges this run from now on. An earlier choice stays on record."
    >
      <ActionForm action={chooseRunAction} className="grid gap-4">
        <input type="hidden" name="project" value={slug} />
        <input type="hidden" name="run" value={number} />
        <Field
          label="Reason"
          name="reason"
          required
          hint="Why this run and no other: what it is better at, and what it costs."
        >
          <Textarea rows={4} maxLength={2_000} />
        </Field>
        <SubmitButton>Choose run</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}
