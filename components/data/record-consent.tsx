import { ActionForm } from "#components/ui/action-form.tsx";
import type { ButtonVariant } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { FormMessage } from "#components/ui/form-message.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { recordConsentAction } from "#lib/data/actions.ts";
import type { SourceView } from "#lib/data/queries/get-source.ts";

type RecordConsentProps = { slug: string; source: SourceView; variant?: ButtonVariant };

export function RecordConsent({ slug, source, variant }: RecordConsentProps) {
  return (
    <Dialog
      trigger="Record consent"
      variant={variant}
      wide
      title="Record consent"
      description={`Of a group of people, for the use of ${source.definition.name} in this project.`}
    >
      <ActionForm action={recordConsentAction} className="grid gap-4 sm:grid-cols-2">
        <input type="hidden" name="project" value={slug} />
        <input type="hidden" name="source" value={source.number} />
        <div className="sm:col-span-2">
          <FormMessage tone="blue">
            Write nothing here that tells who somebody is: no names, no addresses. The single consents stay where they
            were given; this record says what they allow.
          </FormMessage>
        </div>
        <Field
          label="Who gave it"
          name="subjects"
          required
          hint="As a group: “EU customers who opened a ticket in 2025”."
          className="sm:col-span-2"
        >
          <Input maxLength={300} />
        </Field>
        <Field label="Version of the text" name="textVersion" required hint="The one they saw: “v3, 2025-02-01”.">
          <Input maxLength={120} />
        </Field>
        <Field
          label="How it was given"
          name="collectedHow"
          required
          hint="“Checkbox in the ticket form, not pre-ticked”."
        >
          <Input maxLength={300} />
        </Field>
        <Field label="Given on" name="grantedOn" required hint="The last day, where it was given over a time.">
          <Input type="date" />
        </Field>
        <Field label="Holds until" name="expiresOn" optional hint="After this day the gate closes.">
          <Input type="date" />
        </Field>
        <Field label="How many people" name="peopleCount" optional>
          <Input type="number" min={1} step={1} inputMode="numeric" />
        </Field>
        <Field label="Where the proof is kept" name="evidenceUrl" optional>
          <Input type="url" placeholder="https://" maxLength={500} />
        </Field>
        {source.replaceable.length > 0 && (
          <Field label="In place of" name="replaces" optional hint="An earlier record of the same people.">
            <Select defaultValue="">
              <option value="">None: these are other people</option>
              {source.replaceable.map((number) => (
                <option key={number} value={number}>
                  Consent {number}
                </option>
              ))}
            </Select>
          </Field>
        )}
        <div className="self-center sm:col-span-2">
          <Checkbox
            name="isExplicit"
            label="It was explicit"
            hint="Given in a clear statement of its own; special categories need that."
          />
        </div>
        <SubmitButton className="justify-self-start">Record consent</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}
