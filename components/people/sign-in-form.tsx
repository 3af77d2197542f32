import { ActionForm } from "#components/ui/action-form.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { signIn } from "#lib/access/actions.ts";

export const SIGN_IN_FORM_ID = "sign-in";

export function SignInForm({ next }: { next: string }) {
  return (
    <ActionForm id={SIGN_IN_FORM_ID} action={signIn} className="space-y-4">
      <input type="hidden" name="next" value={next} />
      <Field label="E-mail" name="email" required>
        <Input type="email" autoComplete="username" />
      </Field>
      <Field label="Password" name="password" required>
        <Input type="password" autoComplete="current-password" />
      </Field>
      <SubmitButton className="w-full" pendingLabel="Signing in…">
        Sign in
      </SubmitButton>
    </ActionForm>
  );
}
