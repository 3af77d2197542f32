import Link from "next/link";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import type { Person } from "#lib/access/access.ts";

/** Asks again who is there, before a signature. @param returnTo where the sign-in page leads back to. */
export function ConfirmPerson({ person, returnTo }: { person: Person; returnTo: string }) {
  if (person.method === "oidc") {
    return (
      <p className="text-sm text-muted">
        You signed in through your provider. A sign-in within the last five minutes counts as your signature:{" "}
        <Link
          href={`/sign-in?next=${encodeURIComponent(returnTo)}`}
          prefetch={false}
          className="font-[550] text-accent hover:underline"
        >
          Sign in again
        </Link>
        .
      </p>
    );
  }
  return (
    <Field label="Your password" name="password" required hint={`Again, so that it is certain to be ${person.name}.`}>
      <Input type="password" autoComplete="current-password" className="max-w-72" />
    </Field>
  );
}
