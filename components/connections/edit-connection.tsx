import { ConnectionFields } from "#components/connections/connection-fields.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { editConnectionAction } from "#lib/connections/actions.ts";
import type { ConnectionView } from "#lib/connections/queries/list-connections.ts";

export function EditConnection({ slug, connection }: { slug: string; connection: ConnectionView }) {
  return (
    <Dialog
      size="small"
      trigger={
        <>
          Edit<span className="sr-only"> {connection.name}</span>
        </>
      }
      wide
      title={`Edit ${connection.name}`}
      description="What runs through it uses the new settings from its next call on."
    >
      <ActionForm action={editConnectionAction} className="grid gap-4">
        <input type="hidden" name="project" value={slug} />
        <input type="hidden" name="number" value={connection.number} />
        <input type="hidden" name="revision" value={connection.revision} />
        <ConnectionFields connection={connection} />
        {connection.key && (
          <Checkbox name="forgetKey" label="Forget the stored key" hint="Calls are sent without one then." />
        )}
        <SubmitButton>Save connection</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}
