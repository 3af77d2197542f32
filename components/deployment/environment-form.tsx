import { ActionForm } from "#components/ui/action-form.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import {
  addEnvironmentAction,
  changeEnvironmentAction,
  retireEnvironmentAction,
} from "#lib/deployment/environments/actions.ts";
import { type EnvironmentSettings, REQUIRABLE_GATES, TOKEN_SECONDS } from "#lib/deployment/environments/defaults.ts";
import { phaseOf } from "#lib/lifecycle/phases.ts";

/** Sets what an environment asks of a release. */
export function ChangeEnvironment({ slug, environment }: { slug: string; environment: EnvironmentSettings }) {
  return (
    <ActionForm action={changeEnvironmentAction} className="grid gap-4" toast>
      <input type="hidden" name="project" value={slug} />
      <input type="hidden" name="key" value={environment.key} />
      <EnvironmentFields environment={environment} />
      <SubmitButton variant="secondary">Save {environment.name}</SubmitButton>
    </ActionForm>
  );
}

/** @param position where it would stand. */
export function AddEnvironment({ slug, position }: { slug: string; position: number }) {
  return (
    <Dialog trigger="Add an environment" variant="primary" wide title="Add an environment">
      <ActionForm action={addEnvironmentAction} className="grid gap-4">
        <input type="hidden" name="project" value={slug} />
        <Field label="Key" name="key" required hint="What pipelines call it. It never changes.">
          <Input placeholder="eu-production" maxLength={40} />
        </Field>
        <EnvironmentFields
          environment={{
            ...{ name: "", description: "", position, approvals: 1, tokenSeconds: TOKEN_SECONDS.usual },
            requiredGates: REQUIRABLE_GATES,
          }}
        />
        <SubmitButton>Add the environment</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}

export function RetireEnvironment({ slug, environment }: { slug: string; environment: EnvironmentSettings }) {
  return (
    <Dialog
      trigger="Retire"
      size="small"
      variant="danger"
      title={`Retire ${environment.name}`}
      description="No token is given for it any more. Its key is never used again."
    >
      <ActionForm action={retireEnvironmentAction} className="grid gap-4">
        <input type="hidden" name="project" value={slug} />
        <input type="hidden" name="key" value={environment.key} />
        <Field label="Reason" name="reason" required>
          <Textarea rows={3} maxLength={500} />
        </Field>
        <SubmitButton variant="danger">Retire {environment.name}</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}

function EnvironmentFields({ environment }: { environment: Omit<EnvironmentSettings, "key"> }) {
  const { name, description, position, approvals, tokenSeconds, requiredGates } = environment;
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Name" name="name" required>
          <Input defaultValue={name} maxLength={60} />
        </Field>
        <Field label="Order" name="position" required hint="From 1, as a release walks them.">
          <Input type="number" min={1} max={99} step={1} defaultValue={position} />
        </Field>
        <Field label="Description" name="description" optional className="sm:col-span-2">
          <Input defaultValue={description} maxLength={500} />
        </Field>
        <Field label="Approvals" name="approvals" required hint="How many different people, none of them an author.">
          <Input type="number" min={1} max={9} step={1} defaultValue={approvals} />
        </Field>
        <Field
          label="Token holds, in seconds"
          name="tokenSeconds"
          required
          hint={`From ${TOKEN_SECONDS.least} to ${TOKEN_SECONDS.most}.`}
        >
          <Input
            type="number"
            min={TOKEN_SECONDS.least}
            max={TOKEN_SECONDS.most}
            step={1}
            defaultValue={tokenSeconds}
          />
        </Field>
      </div>
      <fieldset>
        <legend className="mb-1 font-[550]">Gates that have to be open</legend>
        <input type="hidden" name="requiredGates[]" value="" />
        <div className="grid gap-x-4 sm:grid-cols-3 lg:grid-cols-4">
          {REQUIRABLE_GATES.map((phase) => (
            <Checkbox
              key={phase}
              name="requiredGates[]"
              value={phase}
              label={phaseOf(phase).title}
              defaultChecked={requiredGates.includes(phase)}
            />
          ))}
        </div>
      </fieldset>
    </>
  );
}
