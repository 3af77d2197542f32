import { ActionForm } from "#components/ui/action-form.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { moveLabelAction, promoteAction } from "#lib/prompts/actions.ts";
import { PRODUCTION } from "#lib/prompts/rules/labels.ts";

type MoveLabelProps = {
  slug: string;
  prompt: string;
  /** The number of the newest version. */
  newest: number;
  /** Which label; without it, one is named in the dialog. */
  label?: string;
  /** Where it points now. */
  version?: number;
};

/** Points a label to a version. `production` is what applications get, so it has words of its own. */
export function MoveLabel({ slug, prompt, newest, label, version }: MoveLabelProps) {
  const isProduction = label === PRODUCTION;
  return (
    <Dialog
      size="small"
      trigger={isProduction ? "Promote" : label ? "Move" : "Add a label"}
      title={isProduction ? "Put a version into production" : label ? `Move ${label}` : "Add a label"}
      description={
        isProduction
          ? "Applications that ask for no other label get it with their next request. It is written into the history."
          : "Applications that fetch by this label get the version with their next request."
      }
    >
      <ActionForm action={isProduction ? promoteAction : moveLabelAction} className="grid gap-4">
        <input type="hidden" name="project" value={slug} />
        <input type="hidden" name="prompt" value={prompt} />
        {label && !isProduction && <input type="hidden" name="label" value={label} />}
        {!label && (
          <Field name="label" label="Label" required hint="Such as staging, or experiment-b.">
            <Input maxLength={40} autoComplete="off" className="font-mono" />
          </Field>
        )}
        <Field name="version" label="Version" required={version === undefined}>
          <Select defaultValue={String(newest)}>
            {Array.from({ length: Math.min(newest, MOST_OFFERED) }, (_, index) => newest - index).map((number) => (
              <option key={number} value={number}>
                Version {number}
                {number === version ? " (now)" : ""}
              </option>
            ))}
            {version !== undefined && <option value="">None: take it off</option>}
          </Select>
        </Field>
        <Field name="reason" label="Reason" required hint="What it is better at, and how you know.">
          <Textarea rows={3} maxLength={2_000} />
        </Field>
        <SubmitButton>{isProduction ? "Put into production" : label ? "Move label" : "Add label"}</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}

/** Older ones are moved to over the API. */
const MOST_OFFERED = 200;
