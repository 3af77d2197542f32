import { YesOrNo } from "#components/model/yes-or-no.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { reviewLicenceAction } from "#lib/model/actions.ts";
import type { LicenceReviewFindings } from "#lib/model/licences/reviewed.ts";

type ReviewLicenceProps = { slug: string; candidate: number; findings: LicenceReviewFindings | null };

export function ReviewLicence({ slug, candidate, findings }: ReviewLicenceProps) {
  return (
    <Dialog
      trigger={findings ? "Review anew" : "Review the licence"}
      size="small"
      wide
      title="Review the licence"
      description="Cairn has not read this one. What you find in it counts for every candidate under its name."
    >
      <ActionForm action={reviewLicenceAction} className="grid gap-4 sm:grid-cols-2">
        <input type="hidden" name="project" value={slug} />
        <input type="hidden" name="candidate" value={candidate} />
        <YesOrNo legend="Commercial use permitted" name="commercial" value={findings?.commercial} />
        <YesOrNo
          legend="Output may train other models"
          name="outputsTrainOthers"
          value={findings?.outputsTrainOthers}
        />
        <YesOrNo legend="May be offered to others as a service" name="hosting" value={findings?.hosting} />
        <Field label="Clause" name="clause" hint="Where it says so.">
          <Input defaultValue={findings?.clause} placeholder="Section 2" />
        </Field>
        <Field label="Conditions" name="conditions" optional className="sm:col-span-2">
          <Textarea rows={3} defaultValue={findings?.conditions} />
        </Field>
        <Field label="Text of the licence" name="source" className="sm:col-span-2">
          <Input type="url" defaultValue={findings?.source} placeholder="https://" />
        </Field>
        <SubmitButton className="justify-self-start">Record review</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}
