import { ActionForm } from "#components/ui/action-form.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { changeAccountRole, disableAccount } from "#lib/projects/actions/accounts.ts";
import type { Account } from "#lib/projects/queries/accounts.ts";

const ROLES = [
  { value: "admin", label: "admin", hint: "Invites people to this instance, makes admins, disables accounts." },
  { value: "member", label: "member", hint: "Makes projects, and works in those they are invited to." },
];

export function AccountActions({ account }: { account: Account }) {
  return (
    <span className="inline-flex gap-2">
      <Dialog
        size="small"
        trigger={
          <>
            Change role<span className="sr-only"> of {account.name}</span>
          </>
        }
        title={`Role of ${account.name}`}
        description="What they may do in each project is decided there."
      >
        <ActionForm action={changeAccountRole} className="space-y-4">
          <input type="hidden" name="userId" value={account.userId} />
          <RadioGroup legend="Role" name="role" options={ROLES} defaultValue={account.role} />
          <SubmitButton>Change role</SubmitButton>
        </ActionForm>
      </Dialog>
      {account.disabled ? <Enable account={account} /> : <Disable account={account} />}
    </span>
  );
}

function Disable({ account }: { account: Account }) {
  return (
    <Dialog
      size="small"
      variant="danger"
      trigger={
        <>
          Disable<span className="sr-only"> {account.name}</span>
        </>
      }
      title={`Disable ${account.name}?`}
      description="They are signed out at once and cannot sign in. What they wrote and signed stays, under their name."
    >
      <ActionForm action={disableAccount}>
        <input type="hidden" name="userId" value={account.userId} />
        <input type="hidden" name="disabled" value="true" />
        <SubmitButton variant="danger">Disable account</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}

function Enable({ account }: { account: Account }) {
  return (
    <ActionForm action={disableAccount} toast>
      <input type="hidden" name="userId" value={account.userId} />
      <input type="hidden" name="disabled" value="false" />
      <SubmitButton size="small" variant="secondary">
        Enable<span className="sr-only"> {account.name}</span>
      </SubmitButton>
    </ActionForm>
  );
}
