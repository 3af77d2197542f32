import { ActionForm } from "#components/ui/action-form.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { formatNumber } from "#components/ui/format.ts";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { decideFeasibilityAction } from "#lib/scope/actions.ts";
import { FEASIBILITY_DECISIONS, keysOf } from "#lib/scope/vocabulary.ts";

const HINTS = {
  go: "It is worth doing and can be done.",
  revise: "Not as it is: the scope changes first.",
  no_go: "It stops here.",
} as const;

export function DecideDialog({ slug, total, revision }: { slug: string; total: number; revision: number }) {
  return (
    <Dialog
      trigger="Decide feasibility"
      title="Decide feasibility"
      description={`On a total of ${formatNumber(total, 2)} of 5. The scores stay as they are until the decision is reconsidered.`}
    >
      <ActionForm action={decideFeasibilityAction} className="flex flex-col items-start gap-4">
        <input type="hidden" name="project" value={slug} />
        <input type="hidden" name="revision" value={revision} />
        <RadioGroup
          legend="Decision"
          name="decision"
          options={keysOf(FEASIBILITY_DECISIONS).map((key) => ({
            value: key,
            label: FEASIBILITY_DECISIONS[key],
            hint: HINTS[key],
          }))}
        />
        <Field label="Reason" name="reason" className="w-full">
          <Textarea rows={3} />
        </Field>
        <SubmitButton>Record decision</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}
