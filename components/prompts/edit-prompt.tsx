import { PromptFields } from "#components/prompts/prompt-fields.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { editPromptAction } from "#lib/prompts/actions.ts";

type EditPromptProps = { slug: string; prompt: { key: string; name: string; description: string } };

export function EditPrompt({ slug, prompt: { key, name, description } }: EditPromptProps) {
  return (
    <Dialog trigger="Rename" title={`Rename ${name}`} description="Its key stays, so that applications still find it.">
      <ActionForm action={editPromptAction} className="grid gap-4">
        <input type="hidden" name="project" value={slug} />
        <input type="hidden" name="prompt" value={key} />
        <PromptFields name={name} description={description} />
        <SubmitButton>Save name</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}
