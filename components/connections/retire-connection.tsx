import { ActionForm } from "#components/ui/action-form.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { retireConnectionAction } from "#lib/connections/actions.ts";
import type { ConnectionView } from "#lib/connections/queries/list-connections.ts";

export function RetireConnection({ slug, connection }: { slug: string; connection: ConnectionView }) {
  return (
    <Dialog
      size="small"
      variant="danger"
      trigger={
        <>
          Retire<span className="sr-only"> {connection.name}</span>
        </>
      }
      title={`Retire ${connection.name}`}
      description="Nothing can be run through it any more, and its key is forgotten at once. What was run keeps its name. It does not come back."
    >
      <ActionForm action={retireConnectionAction} className="grid gap-4">
        <input type="hidden" name="project" value={slug} />
        <input type="hidden" name="number" value={connection.number} />
        <Field label="Reason" name="reason" required>
          <Textarea rows={3} maxLength={2_000} />
        </Field>
        <SubmitButton variant="danger">Retire connection</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}
