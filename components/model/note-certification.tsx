import { ActionForm } from "#components/ui/action-form.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { noteCertificationAction } from "#lib/model/actions.ts";
import { KNOWN_CERTIFICATIONS } from "#lib/model/vocabulary.ts";

export function NoteCertification({ slug }: { slug: string }) {
  return (
    <Dialog
      trigger="Note a certification"
      size="small"
      title="Note a certification"
      description="It counts for the gate through its last day."
    >
      <ActionForm action={noteCertificationAction} className="grid gap-4 sm:grid-cols-2">
        <input type="hidden" name="project" value={slug} />
        <Field label="Certificate or agreement" name="name">
          <Input list="known-certifications" />
        </Field>
        <datalist id="known-certifications">
          {KNOWN_CERTIFICATIONS.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <Field label="Holder" name="holder">
          <Input placeholder="The provider, or who runs the machines" />
        </Field>
        <Field label="Scope" name="scope" optional className="sm:col-span-2">
          <Textarea rows={2} placeholder="Inference API, region EU" />
        </Field>
        <Field label="Issued on" name="issuedOn" optional>
          <Input type="date" />
        </Field>
        <Field label="Holds through" name="expiresOn" optional hint="Left empty: without end.">
          <Input type="date" />
        </Field>
        <Field label="Document" name="url" optional className="sm:col-span-2">
          <Input type="url" placeholder="https://" />
        </Field>
        <SubmitButton className="justify-self-start">Note certification</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}
