import { ActionForm } from "#components/ui/action-form.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { addDatasetAction } from "#lib/data/actions.ts";

export function AddDataset({ slug }: { slug: string }) {
  return (
    <Dialog
      trigger="Add a dataset"
      title="Add a dataset"
      description="Name it here; its rows come with the versions that are uploaded next."
    >
      <ActionForm action={addDatasetAction} className="grid gap-4">
        <input type="hidden" name="project" value={slug} />
        <Field name="name" label="Name" required>
          <Input maxLength={120} autoComplete="off" />
        </Field>
        <Field name="description" label="Description" optional hint="What a row is, and how the rows were chosen.">
          <Textarea rows={3} maxLength={4_000} />
        </Field>
        <SubmitButton className="justify-self-start">Add dataset</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}
