import { ActionForm } from "#components/ui/action-form.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { submitReleaseAction, withdrawReleaseAction } from "#lib/deployment/releases/actions.ts";

type NamedRelease = { slug: string; number: number };

export function SubmitRelease({ slug, number }: NamedRelease) {
  return (
    <Dialog
      trigger="Submit for approval"
      variant="primary"
      title={`Submit release ${number}`}
      description="From then on it does not change. To correct it, withdraw it and draft another."
    >
      <ActionForm action={submitReleaseAction} className="grid gap-4">
        <input type="hidden" name="project" value={slug} />
        <input type="hidden" name="release" value={number} />
        <p className="text-pretty text-muted">
          Reviewers are asked to approve it. Whoever wrote or submits it does not approve it.
        </p>
        <SubmitButton>Submit for approval</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}

export function WithdrawRelease({ slug, number }: NamedRelease) {
  return (
    <Dialog
      trigger="Withdraw"
      variant="danger"
      title={`Withdraw release ${number}`}
      description="For good: no token is given for it any more, and nobody can roll back to it. What ran stays on record."
    >
      <ActionForm action={withdrawReleaseAction} className="grid gap-4">
        <input type="hidden" name="project" value={slug} />
        <input type="hidden" name="release" value={number} />
        <Field label="Reason" name="reason" required>
          <Textarea rows={3} maxLength={2_000} />
        </Field>
        <SubmitButton variant="danger">Withdraw the release</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}
