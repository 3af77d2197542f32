import { ActionForm } from "#components/ui/action-form.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { allowHostAction } from "#lib/connections/actions.ts";

export function AllowHost() {
  return (
    <Dialog
      variant="primary"
      trigger="Allow a host"
      title="Allow a host"
      description="Every project's leads may then add connections to it, although its address is private."
    >
      <ActionForm action={allowHostAction} className="grid gap-4">
        <Field
          label="Host"
          name="host"
          required
          hint="As it stands in the connection's address, with its port: llm.internal:8000. Without a port, any is allowed."
        >
          <Input autoComplete="off" spellCheck={false} maxLength={260} />
        </Field>
        <Field label="Reason" name="reason" required>
          <Textarea rows={2} maxLength={2_000} />
        </Field>
        <SubmitButton>Allow host</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}
