import { ActionForm } from "#components/ui/action-form.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { startProjectAction } from "#lib/lifecycle/project-actions.ts";

export function NewProjectForm() {
  return (
    <ActionForm action={startProjectAction} className="flex flex-col gap-4">
      <Field name="name" label="Name" required>
        <Input autoComplete="off" placeholder="Support assistant" />
      </Field>
      <Field
        name="slug"
        label="Address"
        optional
        hint="The last part of its link, and its name in the API. Made from the name when left empty."
      >
        <Input autoComplete="off" spellCheck={false} placeholder="support-assistant" />
      </Field>
      <Field name="summary" label="In one or two sentences" optional>
        <Textarea
          rows={3}
          placeholder="Answers customers' questions about bills and contracts, and hands over when it should."
        />
      </Field>
      <Field name="dueOn" label="Due" optional>
        <Input type="date" className="max-w-44" />
      </Field>
      <div className="flex gap-2">
        <SubmitButton pendingLabel="Making it…">Make the project</SubmitButton>
        <ButtonLink href="/" variant="quiet">
          Cancel
        </ButtonLink>
      </div>
    </ActionForm>
  );
}
