import { ConfigurationField } from "#components/deployment/configuration-field.tsx";
import { PolicyFields } from "#components/deployment/policy-fields.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { recordOptimisationAction } from "#lib/deployment/optimisations/actions.ts";
import { DEFAULT_SHEET_POLICY } from "#lib/deployment/optimisations/rules.ts";
import { METHOD_KEYS, METHODS } from "#lib/deployment/optimisations/vocabulary.ts";

const SETTINGS = [
  { key: "bits", label: "Bits", hint: "4, 8" },
  { key: "group_size", label: "Group size", hint: "Weights that share a scale: 128" },
  { key: "scheme", label: "Scheme", hint: "nf4, int8 symmetric, 2:4" },
  { key: "sparsity", label: "Sparsity", hint: "Share of weights that are 0" },
  { key: "teacher", label: "Teacher", hint: "Of a distillation" },
] as const;

/** Makes a sheet for one optimisation, with what it has to keep to. */
export function MakeSheet({ slug, primary }: { slug: string; primary?: boolean }) {
  return (
    <Dialog
      wide
      trigger="Make a sheet"
      variant={primary ? "primary" : "secondary"}
      title="Make an optimisation sheet"
      description="One artefact, held against the model it was made from. Its policy is set here, before anything is measured."
    >
      <ActionForm action={recordOptimisationAction} className="grid gap-4">
        <input type="hidden" name="project" value={slug} />
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Name" name="name" required hint="int4, distilled 8B">
            <Input maxLength={200} autoComplete="off" />
          </Field>
          <Field label="Method" name="method" required>
            <Select defaultValue="quantisation">
              {METHOD_KEYS.map((key) => (
                <option key={key} value={key}>
                  {METHODS[key].title}
                </option>
              ))}
            </Select>
          </Field>
          <Field label="Base" name="baseName" required hint="The model that was optimised.">
            <Input maxLength={200} autoComplete="off" />
          </Field>
          <Field label="Candidate" name="candidateName" required hint="What came of it.">
            <Input maxLength={200} autoComplete="off" />
          </Field>
        </div>
        <ConfigurationField />
        <fieldset>
          <legend className="mb-1 font-[550]">
            Settings <span className="ml-1 text-xs font-normal text-muted">what the configuration does not say</span>
          </legend>
          <div className="grid gap-3 sm:grid-cols-3">
            {SETTINGS.map(({ key, label, hint }) => (
              <Field key={key} label={label} name={`settings.${key}`} hint={hint}>
                <Input maxLength={300} autoComplete="off" />
              </Field>
            ))}
          </div>
        </fieldset>
        <Field
          label="Metrics that count"
          name="metrics"
          optional
          hint="With commas, such as exact_match, chrf. Without any, all that both evaluations have; safety floors never count here."
        >
          <Input maxLength={1_000} autoComplete="off" />
        </Field>
        <PolicyFields policy={DEFAULT_SHEET_POLICY} />
        <Field label="Digest of the artefact" name="artefactDigest" optional hint="sha256: and 64 hexadecimal digits.">
          <Input maxLength={71} autoComplete="off" className="font-mono" />
        </Field>
        <Field label="Note" name="note" optional>
          <Textarea rows={2} maxLength={4_000} />
        </Field>
        <SubmitButton>Make sheet</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}
