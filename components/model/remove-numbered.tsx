import { ActionForm } from "#components/ui/action-form.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { FormAction } from "#lib/access/form-state.ts";

type RemoveNumberedProps = { slug: string; number: number; what: string; action: FormAction };

/** Asks once more before something that has a number leaves the page. */
export function RemoveNumbered({ slug, number, what, action }: RemoveNumberedProps) {
  return (
    <Dialog
      trigger={
        <>
          Remove<span className="sr-only"> {what}</span>
        </>
      }
      size="small"
      variant="quiet"
      title={`Remove ${what}?`}
      description="It leaves this page and no longer counts for the gate. That it was there, and who removed it, stays in the history."
    >
      <ActionForm action={action}>
        <input type="hidden" name="project" value={slug} />
        <input type="hidden" name="number" value={number} />
        <SubmitButton variant="danger">Remove</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}
