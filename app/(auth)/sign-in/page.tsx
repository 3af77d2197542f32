import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { DemoAccounts } from "#components/people/demo-accounts.tsx";
import { SignInForm } from "#components/people/sign-in-form.tsx";
import { FormMessage } from "#components/ui/form-message.tsx";
import { localPath } from "#lib/access/local-path.ts";
import { currentPerson } from "#lib/access/session.ts";
import { hasAccounts, listDemoAccounts } from "#lib/projects/queries/accounts.ts";

export const metadata: Metadata = { title: "Sign in" };

const DONE: Record<string, string> = {
  "set-up": "Your account is made. Sign in with it to begin.",
  joined: "Your account is made. Sign in with it to see the project.",
  password: "Your password is changed. Sign in with the new one.",
};

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { next, done } = await searchParams;
  const wanted = localPath(typeof next === "string" ? next : undefined);
  if (await currentPerson()) redirect(wanted);
  if (!(await hasAccounts())) redirect("/set-up");
  const demoAccounts = await listDemoAccounts();
  const message = typeof done === "string" ? DONE[done] : undefined;
  return (
    <>
      <div className="rounded-lg border bg-surface p-5 sm:p-6">
        <h1 className="text-xl font-semibold tracking-[-0.015em]">Sign in</h1>
        <div className="mt-4 space-y-4">
          {message && <FormMessage tone="good">{message}</FormMessage>}
          <SignInForm next={wanted} />
        </div>
      </div>
      {demoAccounts.length > 0 && <DemoAccounts accounts={demoAccounts} />}
    </>
  );
}
