import { ActionForm } from "#components/ui/action-form.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { addCandidateAction } from "#lib/model/actions.ts";
import { CATALOGUE } from "#lib/model/catalogue/catalogue.ts";
import type { CustomModelView } from "#lib/model/queries/list-custom-models.ts";
import { keysOf, WAYS } from "#lib/model/vocabulary.ts";

const BY_PROVIDER = [...Map.groupBy(CATALOGUE, ({ provider }) => provider)];

type AddCandidateProps = { slug: string; customModels: readonly CustomModelView[] };

export function AddCandidate({ slug, customModels }: AddCandidateProps) {
  return (
    <Dialog
      trigger="Add a candidate"
      size="small"
      title="Add a candidate"
      description="A model that is not in the catalogue is described below, under the project's own models, first."
    >
      <ActionForm action={addCandidateAction} className="grid gap-4">
        <input type="hidden" name="project" value={slug} />
        <Field label="Model" name="model">
          <Select defaultValue="">
            <option value="">Choose one</option>
            {customModels.length > 0 && (
              <optgroup label="The project's own">
                {customModels.map(({ number, model }) => (
                  <option key={number} value={`own:${number}`}>
                    {model.name}
                  </option>
                ))}
              </optgroup>
            )}
            {BY_PROVIDER.map(([provider, models]) => (
              <optgroup key={provider} label={provider}>
                {models.map(({ key, name }) => (
                  <option key={key} value={`catalogue:${key}`}>
                    {name}
                  </option>
                ))}
              </optgroup>
            ))}
          </Select>
        </Field>
        <RadioGroup
          legend="How it would be used"
          name="way"
          options={keysOf(WAYS).map((value) => ({ value, label: WAYS[value] }))}
        />
        <Field label="Note" name="note" optional>
          <Textarea rows={2} placeholder="Quantised to 8 bits, on two devices" />
        </Field>
        <SubmitButton className="justify-self-start">Add candidate</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}
