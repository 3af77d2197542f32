import { PromptFields } from "#components/prompts/prompt-fields.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { addPromptAction } from "#lib/prompts/actions.ts";

export function AddPrompt({ slug }: { slug: string }) {
  return (
    <Dialog
      trigger="Add a prompt"
      variant="primary"
      title="Add a prompt"
      description="Name it here; what it says is written next, in versions that never change."
    >
      <ActionForm action={addPromptAction} className="grid gap-4">
        <input type="hidden" name="project" value={slug} />
        <PromptFields />
        <Field
          name="key"
          label="Key"
          required
          hint="How applications fetch it, such as billing-answer. It stays as it is."
        >
          <Input maxLength={60} autoComplete="off" pattern="[a-z0-9]([a-z0-9\-]*[a-z0-9])?" className="font-mono" />
        </Field>
        <SubmitButton>Add prompt</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}
