import { ActionForm } from "#components/ui/action-form.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { Time } from "#components/ui/time.tsx";
import { removeAllowedHostAction } from "#lib/connections/actions.ts";
import type { AllowedHostView } from "#lib/connections/queries/list-allowed-hosts.ts";

export function AllowedHostTable({ hosts }: { hosts: readonly AllowedHostView[] }) {
  return (
    <Table caption="Allowed hosts" stacked>
      <thead>
        <tr className="bg-surface">
          <Th>Host</Th>
          <Th>Reason</Th>
          <Th>Allowed</Th>
          <Th>
            <span className="sr-only">Remove</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {hosts.map((host) => (
          <Tr key={host.hostId}>
            <RowHead className="break-all font-mono text-sm">
              {host.host}
              {host.isAnyPort && <span className="font-sans font-normal text-muted"> any port</span>}
            </RowHead>
            <Td className="sm:max-w-96">{host.reason}</Td>
            <Td className="text-sm">
              <Time at={host.addedAt} day /> by {host.addedBy}
            </Td>
            <Td className="sm:text-right">
              <RemoveHost host={host} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function RemoveHost({ host }: { host: AllowedHostView }) {
  return (
    <Dialog
      size="small"
      variant="danger"
      trigger={
        <>
          Remove<span className="sr-only"> {host.host}</span>
        </>
      }
      title={`Remove ${host.host}?`}
      description="Connections to it fail from their next call on, unless its address is public and public hosts may be called."
    >
      <ActionForm action={removeAllowedHostAction}>
        <input type="hidden" name="hostId" value={host.hostId} />
        <SubmitButton variant="danger">Remove host</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}
