import { ActionForm } from "#components/ui/action-form.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { PASSWORD_MIN_LENGTH } from "#lib/access/schema.ts";
import { registerByInvitation } from "#lib/projects/actions/invitation.ts";

/** Makes the account of an invited address. */
export function RegisterForm({ token, email }: { token: string; email: string }) {
  return (
    <ActionForm action={registerByInvitation} className="space-y-4">
      <input type="hidden" name="token" value={token} />
      <Field label="E-mail" name="email">
        <Input type="email" value={email} readOnly autoComplete="username" />
      </Field>
      <Field label="Your name" name="name" required>
        <Input autoComplete="name" />
      </Field>
      <Field label="Password" name="password" required hint={`${PASSWORD_MIN_LENGTH} characters or more.`}>
        <Input type="password" autoComplete="new-password" minLength={PASSWORD_MIN_LENGTH} />
      </Field>
      <SubmitButton className="w-full" pendingLabel="Making your account…">
        Make your account and join
      </SubmitButton>
    </ActionForm>
  );
}
