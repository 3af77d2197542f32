import { ActionForm } from "#components/ui/action-form.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { compareForSheetAction } from "#lib/deployment/optimisations/actions.ts";
import type { Comparable } from "#lib/evaluation/queries/list-comparable.ts";

type CompareForSheetProps = { slug: string; sheet: number; evaluations: readonly Comparable[]; primary?: boolean };

/** Chooses the two evaluations, over the same items, that tell what was lost. */
export function CompareForSheet({ slug, sheet, evaluations, primary }: CompareForSheetProps) {
  return (
    <Dialog
      trigger="Compare evaluations"
      variant={primary ? "primary" : "secondary"}
      title="Compare two evaluations"
      description="Items are paired by their keys: evaluate both on the same test set. What they do not share says nothing."
    >
      <ActionForm action={compareForSheetAction} className="grid gap-4">
        <input type="hidden" name="project" value={slug} />
        <input type="hidden" name="sheet" value={sheet} />
        <Choice label="Of the base" name="base" evaluations={evaluations} />
        <Choice label="Of the candidate" name="candidate" evaluations={evaluations} />
        <SubmitButton pendingLabel="Comparing…">Compare</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}

function Choice({ label, name, evaluations }: { label: string; name: string; evaluations: readonly Comparable[] }) {
  return (
    <Field label={label} name={name} required>
      <Select defaultValue="">
        <option value="" disabled>
          Choose
        </option>
        {evaluations.map((one) => (
          <option key={one.number} value={one.number}>
            #{one.number} {one.name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
