import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { PASSWORD_MIN_LENGTH } from "#lib/access/schema.ts";
import { setUp } from "#lib/projects/actions/set-up.ts";
import { hasAccounts } from "#lib/projects/queries/accounts.ts";

export const metadata: Metadata = { title: "Set up" };
export const dynamic = "force-dynamic";

export default async function SetUpPage() {
  if (await hasAccounts()) redirect("/sign-in");
  return (
    <div className="rounded-lg border bg-surface p-5 sm:p-6">
      <h1 className="text-xl font-semibold tracking-[-0.015em]">Set Cairn up</h1>
      <p className="mt-1 text-pretty text-muted">
        Nobody has an account here yet. The first one is the admin, who invites everybody else.
      </p>
      <ActionForm action={setUp} className="mt-4 space-y-4">
        <Field label="Your name" name="name" required>
          <Input autoComplete="name" />
        </Field>
        <Field label="E-mail" name="email" required>
          <Input type="email" autoComplete="username" />
        </Field>
        <Field label="Password" name="password" required hint={`${PASSWORD_MIN_LENGTH} characters or more.`}>
          <Input type="password" autoComplete="new-password" minLength={PASSWORD_MIN_LENGTH} />
        </Field>
        <SubmitButton className="w-full" pendingLabel="Making your account…">
          Make the admin account
        </SubmitButton>
      </ActionForm>
    </div>
  );
}
