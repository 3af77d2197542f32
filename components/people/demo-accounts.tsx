import { DemoAccountButton } from "#components/people/demo-account-button.tsx";
import { SIGN_IN_FORM_ID } from "#components/people/sign-in-form.tsx";

const DEMO_PASSWORD = "cairn-demo";

/** Who can be tried in a demo, with everything it takes to be them. */
export function DemoAccounts({ accounts }: { accounts: readonly { name: string; email: string }[] }) {
  return (
    <section aria-labelledby="demo-accounts" className="mt-6">
      <h2 id="demo-accounts" className="font-semibold">
        This is a demo
      </h2>
      <p className="mt-0.5 text-sm text-muted">
        Look at it as any of these people. Their password is <code className="whitespace-nowrap font-mono">{DEMO_PASSWORD}</code>.
      </p>
      <ul className="mt-2 divide-y rounded-lg border bg-surface">
        {accounts.map((account) => (
          <li key={account.email}>
            <DemoAccountButton {...account} password={DEMO_PASSWORD} formId={SIGN_IN_FORM_ID} />
          </li>
        ))}
      </ul>
    </section>
  );
}
