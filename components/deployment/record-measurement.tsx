import { SourceFields } from "#components/deployment/source-fields.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { recordMeasurementsAction } from "#lib/deployment/optimisations/actions.ts";
import { QUANTITIES, QUANTITY_KEYS } from "#lib/deployment/optimisations/vocabulary.ts";

/** Takes down what base and candidate take of one quantity, and under which conditions. */
export function RecordMeasurement({ slug, sheet }: { slug: string; sheet: number }) {
  return (
    <Dialog
      trigger="Record a number"
      size="small"
      title="Record what it takes"
      description="Of the base, of the candidate, or of both at once when they were measured alike. A newer number takes the place of an older one."
    >
      <ActionForm action={recordMeasurementsAction} className="grid gap-4">
        <input type="hidden" name="project" value={slug} />
        <input type="hidden" name="sheet" value={sheet} />
        <Field label="Quantity" name="quantity" required>
          <Select defaultValue="size_bytes">
            {QUANTITY_KEYS.map((key) => (
              <option key={key} value={key}>
                {QUANTITIES[key].title}
              </option>
            ))}
          </Select>
        </Field>
        <div className="grid grid-cols-2 gap-4">
          <Field label="Base" name="base" hint="With its unit: 14.5 GB, 840 ms.">
            <Input maxLength={60} autoComplete="off" />
          </Field>
          <Field label="Candidate" name="candidate">
            <Input maxLength={60} autoComplete="off" />
          </Field>
        </div>
        <SourceFields />
        <div className="grid gap-4 sm:grid-cols-3">
          <Field label="Hardware" name="hardware" optional>
            <Input maxLength={300} autoComplete="off" />
          </Field>
          <Field label="Batch" name="batch" optional>
            <Input type="number" min={1} step={1} />
          </Field>
          <Field label="Context, tokens" name="contextTokens" optional>
            <Input type="number" min={1} step={1} />
          </Field>
        </div>
        <SubmitButton>Record number</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}
