import { ModalityChoice } from "#components/model/modality-choice.tsx";
import { YesOrNo } from "#components/model/yes-or-no.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { addCustomModelAction, editCustomModelAction } from "#lib/model/actions.ts";
import { ARCHITECTURES } from "#lib/model/catalogue/catalogue-model.ts";
import { LICENCE_KEYS, LICENCES } from "#lib/model/licences/licences.ts";
import type { CustomModelView } from "#lib/model/queries/list-custom-models.ts";
import { keysOf } from "#lib/model/vocabulary.ts";

export function CustomModelDialog({ slug, entry }: { slug: string; entry?: CustomModelView }) {
  const model = entry?.model;
  return (
    <Dialog
      trigger={
        entry ? (
          <>
            Edit<span className="sr-only"> {model?.name}</span>
          </>
        ) : (
          "Describe a model"
        )
      }
      size="small"
      variant={entry ? "quiet" : "secondary"}
      wide
      title={entry ? "Edit the model" : "Describe a model"}
      description="With the same facts as the catalogue. What is not known may stay empty."
    >
      <ActionForm action={entry ? editCustomModelAction : addCustomModelAction} className="grid gap-4 sm:grid-cols-2">
        <input type="hidden" name="project" value={slug} />
        {entry && (
          <>
            <input type="hidden" name="number" value={entry.number} />
            <input type="hidden" name="revision" value={entry.revision} />
          </>
        )}
        <Field label="Name" name="name">
          <Input defaultValue={model?.name} />
        </Field>
        <Field label="Provider" name="provider">
          <Input defaultValue={model?.provider} />
        </Field>
        <Field label="Parameters" name="parameters" optional>
          <Input defaultValue={model?.parameters ?? undefined} placeholder="7.24B" />
        </Field>
        <Field label="Active parameters" name="activeParameters" optional hint="Of a mixture of experts.">
          <Input defaultValue={model?.activeParameters} placeholder="3.6B" />
        </Field>
        <Field label="Context, tokens" name="contextTokens" optional>
          <Input type="number" min={0} step={1} defaultValue={model?.contextTokens ?? undefined} />
        </Field>
        <Field label="Architecture" name="architecture">
          <Select defaultValue={model?.architecture ?? "decoder"}>
            {keysOf(ARCHITECTURES).map((key) => (
              <option key={key} value={key}>
                {ARCHITECTURES[key]}
              </option>
            ))}
          </Select>
        </Field>
        <ModalityChoice legend="Takes in" chosen={model?.modalities ?? ["text"]} />
        <YesOrNo legend="Weights published" name="weightsOpen" value={model?.weightsOpen} />
        <Field
          label="Licence"
          name="licence"
          hint="One of the list, or the name of another, which has to be reviewed then."
        >
          <Input defaultValue={model?.licence} list="known-licences" placeholder="apache-2.0" />
        </Field>
        <datalist id="known-licences">
          {LICENCE_KEYS.map((key) => (
            <option key={key} value={key}>
              {LICENCES[key].name}
            </option>
          ))}
        </datalist>
        <Field label="Released" name="released" optional>
          <Input defaultValue={model?.released} placeholder="2026-03" />
        </Field>
        <Field label="Source" name="source" optional className="sm:col-span-2">
          <Input type="url" defaultValue={model?.source} placeholder="https://" />
        </Field>
        <SubmitButton className="justify-self-start">{entry ? "Save model" : "Add model"}</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}
