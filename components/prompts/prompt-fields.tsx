import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Textarea } from "#components/ui/textarea.tsx";

/** What a prompt is called and what it is for. */
export function PromptFields({ name, description }: { name?: string; description?: string }) {
  return (
    <>
      <Field name="name" label="Name" required>
        <Input maxLength={120} autoComplete="off" defaultValue={name} />
      </Field>
      <Field name="description" label="Description" optional hint="What it is for, and where it is used.">
        <Textarea rows={2} maxLength={2_000} defaultValue={description} />
      </Field>
    </>
  );
}
