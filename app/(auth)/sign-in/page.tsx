import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { DemoAccounts } from "#components/people/demo-accounts.tsx";
import { ProviderButton } from "#components/people/provider-button.tsx";
import { SignInForm } from "#components/people/sign-in-form.tsx";
import { FormMessage } from "#components/ui/form-message.tsx";
import { localPath } from "#lib/access/local-path.ts";
import { providerName } from "#lib/access/oidc.ts";
import { currentPerson } from "#lib/access/session.ts";
import { hasAccounts, listDemoAccounts } from "#lib/projects/queries/accounts.ts";

export const metadata: Metadata = { title: "Sign in" };

const UNABLE = "Single sign-on did not work. Nothing was changed: try again, and if it fails again, ask your admin.";

/** Why the identity provider's sign-in was refused; the reasons of admit and of next-auth. */
const REFUSED = new Map([
  ["disabled", "Your account here is disabled. Ask an admin of this instance."],
  ["no-email", "Your identity provider did not tell us your e-mail, which an account needs. Ask your admin."],
  ["email-unverified", "Your identity provider has not verified your e-mail, so we cannot tell whose account this is."],
  ["linked-elsewhere", "The account with your e-mail belongs to another sign-in. Ask an admin of this instance."],
]);

const DONE = new Map([
  ["set-up", "Your account is made. Sign in with it to begin."],
  ["joined", "Your account is made. Sign in with it to see the project."],
  ["password", "Your password is changed. Sign in with the new one."],
]);

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { next, done, error } = await searchParams;
  const wanted = localPath(typeof next === "string" ? next : undefined);
  if (await currentPerson()) redirect(wanted);
  if (!(await hasAccounts())) redirect("/set-up");
  const demoAccounts = await listDemoAccounts();
  const provider = providerName();
  const refused = typeof error === "string" ? (REFUSED.get(error) ?? UNABLE) : undefined;
  const message = typeof done === "string" ? DONE.get(done) : undefined;
  return (
    <>
      <div className="rounded-lg border bg-surface p-5 sm:p-6">
        <h1 className="text-xl font-semibold tracking-[-0.015em]">Sign in</h1>
        <div className="mt-4 space-y-4">
          {message && <FormMessage tone="good">{message}</FormMessage>}
          {refused && <FormMessage tone="red">{refused}</FormMessage>}
          {provider && (
            <>
              <ProviderButton label={`Sign in with ${provider}`} next={wanted} />
              <p className="flex items-center gap-3 text-sm text-muted before:h-px before:grow before:bg-line after:h-px after:grow after:bg-line">
                or with a password
              </p>
            </>
          )}
          <SignInForm next={wanted} />
        </div>
      </div>
      {demoAccounts.length > 0 && <DemoAccounts accounts={demoAccounts} />}
    </>
  );
}
