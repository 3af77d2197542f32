import { ProviderButton } from "#components/people/provider-button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import type { Person } from "#lib/access/access.ts";

/** Asks again who is there, before a signature. @param returnTo where the sign-in page leads back to. */
export function ConfirmPerson({ person, returnTo }: { person: Person; returnTo: string }) {
  if (person.method === "oidc") {
    return (
      <div className="grid justify-items-start gap-2 text-sm text-muted">
        <p>
          A sign-in through your provider within the last five minutes counts as your signature. If yours is older, sign
          in again first: you come back here, and what you typed has to be typed again.
        </p>
        <ProviderButton label="Sign in again" next={returnTo} again />
      </div>
    );
  }
  return (
    <Field label="Your password" name="password" required hint={`Again, so that it is certain to be ${person.name}.`}>
      <Input type="password" autoComplete="current-password" className="max-w-72" />
    </Field>
  );
}
