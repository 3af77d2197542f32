import { ActionForm } from "#components/ui/action-form.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { reconsiderFeasibilityAction } from "#lib/scope/actions.ts";

export function ReconsiderDialog({ slug }: { slug: string }) {
  return (
    <Dialog
      trigger="Reconsider"
      size="small"
      title="Take the decision back"
      description="The scores can then be changed, and the Scope gate waits for a new decision. The old one stays in the history."
    >
      <ActionForm action={reconsiderFeasibilityAction} className="flex flex-col items-start gap-4">
        <input type="hidden" name="project" value={slug} />
        <Field label="Reason" name="reason" className="w-full">
          <Textarea rows={3} />
        </Field>
        <SubmitButton variant="danger">Take decision back</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}
