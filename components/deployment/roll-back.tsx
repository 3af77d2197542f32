import { ActionForm } from "#components/ui/action-form.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { EnvironmentView } from "#lib/deployment/environments/queries.ts";
import { orderRollbackAction } from "#lib/deployment/releases/actions.ts";
import type { RunningPair } from "#lib/deployment/releases/queries/running-releases.ts";

type RollBackProps = { slug: string; environment: EnvironmentView; running: RunningPair };

/** Orders an environment back to what ran there before; or restores what is meant to run there now. */
export function RollBack({ slug, environment, running: { current, before } }: RollBackProps) {
  const choices = [...(before ? [before.release] : []), current.release];
  return (
    <Dialog
      trigger="Roll back"
      size="small"
      variant="danger"
      title={`Roll ${environment.name} back`}
      description="Going back to what was approved and ran here stays possible while gates are closed. It is marked as a rollback, with your name, for ever."
    >
      <ActionForm action={orderRollbackAction} className="grid gap-4">
        <input type="hidden" name="project" value={slug} />
        <input type="hidden" name="environment" value={environment.key} />
        <Field label="Release to go back to" name="release" required>
          <Select>
            {choices.map(({ number, version }) => (
              <option key={number} value={number}>
                #{number} {version}
                {number === current.release.number ? " (restore what runs now)" : ""}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="Reason" name="reason" required hint="What went wrong, and who was told.">
          <Textarea rows={3} maxLength={2_000} />
        </Field>
        <p className="text-sm text-pretty text-muted">
          For 24 hours the pipeline is given one token for this release. It runs as it always does.
        </p>
        <SubmitButton variant="danger">Order the rollback</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}
