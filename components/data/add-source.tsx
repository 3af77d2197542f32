import { SourceFields } from "#components/data/source-fields.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { addSourceAction } from "#lib/data/actions.ts";

export function AddSource({ slug }: { slug: string }) {
  return (
    <Dialog
      trigger="Add a source"
      variant="primary"
      wide
      title="Add a data source"
      description="What is not known yet can follow; the gate stays closed until its basis is in force."
    >
      <ActionForm action={addSourceAction} className="grid gap-4">
        <input type="hidden" name="project" value={slug} />
        <SourceFields />
        <SubmitButton className="justify-self-start">Add source</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}
