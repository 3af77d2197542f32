import { ActionForm } from "#components/ui/action-form.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { changeName } from "#lib/projects/actions/profile.ts";

export function ProfileForm({ name, email }: { name: string; email: string }) {
  return (
    <ActionForm action={changeName} className="space-y-4">
      <Field label="Name" name="name" required hint="As it stands under what you write and sign from now on.">
        <Input defaultValue={name} autoComplete="name" />
      </Field>
      <Field label="E-mail" name="email" hint="What you sign in with. It cannot be changed here.">
        <Input type="email" value={email} readOnly />
      </Field>
      <SubmitButton variant="secondary">Save profile</SubmitButton>
    </ActionForm>
  );
}
