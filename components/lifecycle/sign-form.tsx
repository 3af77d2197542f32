import { ConfirmPerson } from "#components/lifecycle/confirm-person.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Field } from "#components/ui/field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { Person } from "#lib/access/access.ts";
import { signAction } from "#lib/gates/actions.ts";
import type { Signable, WhyNotSign } from "#lib/gates/signable.ts";

const WHY: Record<WhyNotSign, string> = {
  "not-a-signer": "Only a reviewer of this project signs.",
  "wrong-role": "Only a reviewer of this project signs.",
  author: "You wrote some of what this covers, and nobody signs their own work. Another reviewer has to.",
  incomplete: "There is nothing whole to sign yet: open items and missing evidence come first.",
  "already-signed": "You have decided on exactly this, and nothing has changed since.",
};

type SignFormProps = { signable: Signable; slug: string; person: Person; returnTo: string };

/** What a reviewer may do now, or why not. */
export function SignForm({ signable, slug, person, returnTo }: SignFormProps) {
  const { approve, reject } = signable.whyNot;
  const noun = signable.name.startsWith("checklist:") ? "checklist" : signable.title.toLowerCase();
  // An incomplete subject may be rejected, but that says no more than its open items do.
  if (approve && (reject || approve === "incomplete")) {
    return <p className="mt-4 border-t pt-3 text-sm text-muted">{WHY[approve]}</p>;
  }
  return (
    <ActionForm action={signAction} resetWhenDone className="mt-4 grid gap-3.5 border-t pt-4 print:hidden">
      <input type="hidden" name="project" value={slug} />
      <input type="hidden" name="phase" value={signable.phase} />
      <input type="hidden" name="subject" value={signable.name} />
      <input type="hidden" name="digest" value={signable.digest} />
      {approve && <p className="text-sm text-muted">{WHY[approve]} If you think otherwise by now, reject it.</p>}
      <Field label="Comment" name="comment" hint="A rejection needs one: say what has to change.">
        <Textarea rows={2} />
      </Field>
      <ConfirmPerson person={person} returnTo={returnTo} />
      <div className="flex flex-wrap gap-2">
        {!approve && (
          <SubmitButton name="decision" value="approve" pendingLabel="Signing…">
            Sign {noun}
          </SubmitButton>
        )}
        {!reject && (
          <SubmitButton name="decision" value="reject" variant="danger" pendingLabel="One moment…">
            Reject
          </SubmitButton>
        )}
      </div>
    </ActionForm>
  );
}
