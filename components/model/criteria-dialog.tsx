import { ActionForm } from "#components/ui/action-form.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { setCriteriaAction } from "#lib/model/actions.ts";
import type { WeightedCriterion } from "#lib/model/ranking/ranking.ts";

const NEW_ROWS = 2;

/** What candidates are compared by, and how much each weighs. */
export function CriteriaDialog({ slug, criteria }: { slug: string; criteria: readonly WeightedCriterion[] }) {
  const rows = [...criteria, ...Array.from({ length: NEW_ROWS }, () => ({ key: "", title: "", weight: 0 }))];
  return (
    <Dialog
      trigger="Set criteria"
      size="small"
      variant="quiet"
      title="Criteria and weights"
      description="Weights are relative to each other. A criterion whose name is emptied is left out."
    >
      <ActionForm action={setCriteriaAction} className="grid gap-3">
        <input type="hidden" name="project" value={slug} />
        {rows.map(({ key, title, weight }, index) => (
          <div key={key || `new-${index}`} className="grid grid-cols-[minmax(0,1fr)_6rem] gap-2">
            <input type="hidden" name={`criteria.${index}.key`} value={key} />
            <Field label={`Criterion ${index + 1}`} labelHidden name={`criteria.${index}.title`}>
              <Input defaultValue={title} placeholder="One of your own" />
            </Field>
            <Field label={`Weight ${index + 1}`} labelHidden name={`criteria.${index}.weight`}>
              <Input type="number" min={0} max={100} step="any" defaultValue={weight} />
            </Field>
          </div>
        ))}
        <SubmitButton className="justify-self-start">Save criteria</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}
