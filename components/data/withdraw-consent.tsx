import { ActionForm } from "#components/ui/action-form.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { withdrawConsentAction } from "#lib/data/actions.ts";
import type { BuiltOn } from "#lib/data/built-on.ts";

type WithdrawConsentProps = { slug: string; source: number; consent: number; builtOn: readonly BuiltOn[] };

export function WithdrawConsent({ slug, source, consent, builtOn }: WithdrawConsentProps) {
  return (
    <Dialog
      trigger="Withdraw"
      variant="danger"
      size="small"
      title={`Withdraw consent ${consent}`}
      description="It ends for everybody it covered, now and for good. This closes the gates of everything built on this source."
    >
      <ActionForm action={withdrawConsentAction} className="grid gap-4">
        <input type="hidden" name="project" value={slug} />
        <input type="hidden" name="source" value={source} />
        <input type="hidden" name="consent" value={consent} />
        <div>
          <h3 className="font-[550]">What is built on it</h3>
          {builtOn.length > 0 ? (
            <ul className="mt-1 list-disc pl-5 text-muted">
              {builtOn.map((one) => (
                <li key={one.path}>
                  {one.title}: {one.kind === "gate" ? "closes" : "its signatures go stale"}
                </li>
              ))}
            </ul>
          ) : (
            <p className="mt-1 text-muted">Nothing yet.</p>
          )}
        </div>
        <Field
          label="Reason"
          name="reason"
          required
          hint="Say what was withdrawn and how it became known, without naming anybody."
        >
          <Textarea rows={3} maxLength={2_000} />
        </Field>
        <SubmitButton variant="danger" className="justify-self-start">
          Withdraw consent
        </SubmitButton>
      </ActionForm>
    </Dialog>
  );
}
