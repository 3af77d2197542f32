import { ActionForm } from "#components/ui/action-form.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { Time } from "#components/ui/time.tsx";
import { revokeSession } from "#lib/projects/actions/profile.ts";
import type { SessionRow } from "#lib/projects/queries/sessions.ts";

const METHODS = { password: "password", oidc: "single sign-on" } as const;

export function SessionsTable({ sessions }: { sessions: readonly SessionRow[] }) {
  return (
    <Table caption="Sessions">
      <thead>
        <tr>
          <Th>Device</Th>
          <Th>Address</Th>
          <Th>With</Th>
          <Th>Signed in</Th>
          <Th>Last seen</Th>
          <Th>
            <span className="sr-only">Sign out</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {sessions.map((session) => (
          <Tr key={session.id}>
            <RowHead className="whitespace-nowrap">{session.device}</RowHead>
            <Td>{session.address}</Td>
            <Td>{METHODS[session.method]}</Td>
            <Td>
              <Time at={session.createdAt} />
            </Td>
            <Td>
              <Time at={session.lastSeenAt} />
            </Td>
            <Td className="text-right">
              {session.isThisOne ? (
                <Badge tone="good">this device</Badge>
              ) : (
                <ActionForm action={revokeSession} toast>
                  <input type="hidden" name="sessionId" value={session.id} />
                  <SubmitButton size="small" variant="danger">
                    Sign out<span className="sr-only"> {session.device}</span>
                  </SubmitButton>
                </ActionForm>
              )}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
