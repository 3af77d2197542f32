import { ConnectionFields } from "#components/connections/connection-fields.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { addConnectionAction } from "#lib/connections/actions.ts";

export function AddConnection({ slug }: { slug: string }) {
  return (
    <Dialog
      trigger="Add a connection"
      variant="primary"
      wide
      title="Add a connection"
      description="Any endpoint that speaks OpenAI's API: a provider, Azure, vLLM, Ollama, a gateway."
    >
      <ActionForm action={addConnectionAction} className="grid gap-4">
        <input type="hidden" name="project" value={slug} />
        <ConnectionFields />
        <SubmitButton>Add connection</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}
