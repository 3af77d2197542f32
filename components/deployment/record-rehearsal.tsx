import { ActionForm } from "#components/ui/action-form.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { recordRehearsalAction } from "#lib/deployment/releases/actions.ts";

type Choice = { readonly number: number; readonly version: string };

type RecordRehearsalProps = {
  slug: string;
  environments: readonly { readonly key: string; readonly name: string }[];
  releases: readonly Choice[];
};

/** Writes down that the way back was tried, with the log of it. */
export function RecordRehearsal({ slug, environments, releases }: RecordRehearsalProps) {
  return (
    <Dialog
      trigger="Record a rehearsal"
      size="small"
      wide
      title="Record a rollback rehearsal"
      description="It counts for the gate for as many days as the policy says."
    >
      <ActionForm action={recordRehearsalAction} className="grid gap-4 sm:grid-cols-2">
        <input type="hidden" name="project" value={slug} />
        <Field label="Where" name="environment" required>
          <Select>
            {environments.map(({ key, name }) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="When, in UTC" name="rehearsedAt" required>
          <Input type="datetime-local" />
        </Field>
        <Field label="From release" name="from" required>
          <Select>
            <Options releases={releases} />
          </Select>
        </Field>
        <Field label="Back to" name="to">
          <Select defaultValue={releases[1]?.number ?? ""}>
            <option value="">Switched off: there was none before</option>
            <Options releases={releases} />
          </Select>
        </Field>
        <Field label="Took, in seconds" name="durationSeconds" required>
          <Input type="number" min={1} step={1} />
        </Field>
        <Field label="Ended" name="outcome" required>
          <Select>
            <option value="succeeded">Succeeded</option>
            <option value="failed">Failed</option>
          </Select>
        </Field>
        <Field label="Log as a link" name="url" optional>
          <Input type="url" placeholder="https://" />
        </Field>
        <Field label="Or as a file" name="file" optional hint="1.5 MB at most.">
          <Input type="file" />
        </Field>
        <Field label="Note" name="note" optional className="sm:col-span-2">
          <Textarea rows={3} maxLength={2_000} placeholder="What was slow, and what to change in the runbook." />
        </Field>
        <SubmitButton>Record the rehearsal</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}

function Options({ releases }: { releases: readonly Choice[] }) {
  return releases.map(({ number, version }) => (
    <option key={number} value={number}>
      #{number} {version}
    </option>
  ));
}
