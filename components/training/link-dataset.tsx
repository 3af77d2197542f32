import { ActionForm } from "#components/ui/action-form.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { VersionChoice } from "#lib/data/queries/list-version-choices.ts";
import { linkDatasetAction } from "#lib/training/actions.ts";

type LinkDatasetProps = {
  slug: string;
  run: number;
  versions: readonly VersionChoice[];
  /** What the run named; without it, a version is added to what it names. */
  dataset?: { readonly id: string; readonly name: string };
};

/** Says which dataset version of the project a run used. */
export function LinkDataset({ slug, run, versions, dataset }: LinkDatasetProps) {
  return (
    <Dialog
      size="small"
      trigger={dataset ? "Link" : "Name a dataset"}
      title={dataset ? `Which version is “${dataset.name}”?` : "Name a dataset version"}
      description="Its sources decide whether the run counts for the gate."
    >
      <ActionForm action={linkDatasetAction} className="grid gap-4">
        <input type="hidden" name="project" value={slug} />
        <input type="hidden" name="run" value={run} />
        {dataset && <input type="hidden" name="datasetId" value={dataset.id} />}
        <Field label="Dataset version" name="versionId" required>
          <Select defaultValue="">
            <option value="" disabled>
              Choose
            </option>
            {versions.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </Select>
        </Field>
        {!dataset && (
          <Field label="Used to" name="context">
            <Select defaultValue="training">
              <option value="training">Train</option>
              <option value="eval">Evaluate</option>
            </Select>
          </Field>
        )}
        <SubmitButton>{dataset ? "Link version" : "Name version"}</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}
