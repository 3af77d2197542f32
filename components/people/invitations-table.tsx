import { ActionForm } from "#components/ui/action-form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { Time } from "#components/ui/time.tsx";
import { revokeAccountInvitation } from "#lib/projects/actions/accounts.ts";
import { revokeInvitation } from "#lib/projects/actions/members.ts";
import type { PendingInvitation } from "#lib/projects/queries/invitations.ts";

type InvitationsTableProps = {
  invitations: readonly PendingInvitation[];
  /** The project's slug; without it these are invitations to the instance. */
  project?: string;
};

/** Links that somebody could still use. */
export function InvitationsTable({ invitations, project }: InvitationsTableProps) {
  return (
    <Table caption="Open invitations">
      <thead>
        <tr>
          <Th>For</Th>
          {project && <Th>Role</Th>}
          <Th>Made</Th>
          <Th>Ends</Th>
          <Th>
            <span className="sr-only">Revoke</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {invitations.map((invitation) => (
          <Tr key={invitation.id}>
            <RowHead>{invitation.email}</RowHead>
            {project && <Td>{invitation.role}</Td>}
            <Td>
              <Time at={invitation.createdAt} />
            </Td>
            <Td>
              <Time at={invitation.expiresAt} />
            </Td>
            <Td className="text-right">
              <ActionForm action={project ? revokeInvitation : revokeAccountInvitation} toast>
                {project && <input type="hidden" name="project" value={project} />}
                <input type="hidden" name="invitationId" value={invitation.id} />
                <SubmitButton size="small" variant="danger">
                  Revoke<span className="sr-only"> the invitation for {invitation.email}</span>
                </SubmitButton>
              </ActionForm>
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
