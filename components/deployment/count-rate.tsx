import { SourceFields } from "#components/deployment/source-fields.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { countRateAction } from "#lib/deployment/optimisations/actions.ts";
import { FLOOR_KEYS, FLOORS } from "#lib/deployment/optimisations/vocabulary.ts";

/** Takes down a safety floor that was counted outside Cairn. */
export function CountRate({ slug, sheet }: { slug: string; sheet: number }) {
  return (
    <Dialog
      trigger="Record a count"
      size="small"
      title="Record a safety floor"
      description="For what no evaluation here tells item by item. A newer count takes the place of an older one."
    >
      <ActionForm action={countRateAction} className="grid gap-4">
        <input type="hidden" name="project" value={slug} />
        <input type="hidden" name="sheet" value={sheet} />
        <Field label="Floor" name="floor" required>
          <Select defaultValue="refusal_rate">
            {FLOOR_KEYS.map((key) => (
              <option key={key} value={key}>
                {FLOORS[key].title}: {FLOORS[key].of}
              </option>
            ))}
          </Select>
        </Field>
        <div className="grid grid-cols-2 gap-4">
          <Count label="Base did it" name="baseCount" />
          <Count label="of answers" name="baseTotal" />
          <Count label="Candidate did it" name="candidateCount" />
          <Count label="of answers" name="candidateTotal" />
        </div>
        <div className="grid grid-cols-2 gap-4">
          <Count label="Items lost" name="lost" optional hint="Of the same items, only the base did it." />
          <Count label="Items gained" name="gained" optional hint="Only the candidate did it." />
        </div>
        <SourceFields />
        <SubmitButton>Record count</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}

function Count({ label, name, optional, hint }: { label: string; name: string; optional?: boolean; hint?: string }) {
  return (
    <Field label={label} name={name} required={!optional} optional={optional} hint={hint}>
      <Input type="number" min={0} step={1} />
    </Field>
  );
}
