import { ActionForm } from "#components/ui/action-form.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { PASSWORD_MIN_LENGTH } from "#lib/access/schema.ts";
import { changePassword } from "#lib/projects/actions/profile.ts";

export function PasswordForm({ email }: { email: string }) {
  return (
    <ActionForm action={changePassword} className="space-y-4" resetWhenDone>
      {/* For password managers, which ask whose password this is. */}
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <Field label="Current password" name="currentPassword" required>
        <Input type="password" autoComplete="current-password" />
      </Field>
      <Field label="New password" name="newPassword" required hint={`${PASSWORD_MIN_LENGTH} characters or more.`}>
        <Input type="password" autoComplete="new-password" minLength={PASSWORD_MIN_LENGTH} />
      </Field>
      <p className="text-sm text-muted">Every other device is signed out.</p>
      <SubmitButton variant="secondary">Change password</SubmitButton>
    </ActionForm>
  );
}
