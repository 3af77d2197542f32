import { ActionForm } from "#components/ui/action-form.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { choosePromptAction } from "#lib/training/actions.ts";

type ChoosePromptProps = { slug: string; prompt: string; name: string; version: number };

/** Names a version as what the phase goes on with, with the reason. */
export function ChoosePrompt({ slug, prompt, name, version }: ChoosePromptProps) {
  return (
    <Dialog
      trigger="Choose for the phase"
      title={`Choose version ${version} of ${name}`}
      description="The gate of Training judges this version from now on. An earlier choice stays on record."
    >
      <ActionForm action={choosePromptAction} className="grid gap-4">
        <input type="hidden" name="project" value={slug} />
        <input type="hidden" name="prompt" value={prompt} />
        <input type="hidden" name="version" value={version} />
        <Field
          label="Reason"
          name="reason"
          required
          hint="Why this version and no other: what it is better at, and what it costs."
        >
          <Textarea rows={4} maxLength={2_000} />
        </Field>
        <SubmitButton>Choose version</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}
