import { MemberActions } from "#components/people/member-actions.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Member } from "#lib/projects/queries/members.ts";

type MembersTableProps = {
  members: readonly Member[];
  /** The project's slug when the reader may change members. */
  manage?: string;
  you: string;
};

export function MembersTable({ members, manage, you }: MembersTableProps) {
  return (
    <Table caption="Members">
      <thead>
        <tr>
          <Th>Name</Th>
          <Th>E-mail</Th>
          <Th>Role</Th>
          <Th>Added</Th>
          <Th>Last seen</Th>
          {manage && (
            <Th>
              <span className="sr-only">Change</span>
            </Th>
          )}
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <Tr key={member.userId}>
            <RowHead className="whitespace-nowrap">
              {member.name} {member.userId === you && <span className="font-normal text-muted">(you)</span>}{" "}
              {member.disabled && <Badge tone="amber">disabled</Badge>}
            </RowHead>
            <Td>{member.email}</Td>
            <Td>{member.role}</Td>
            <Td>
              <Time at={member.addedAt} day />
            </Td>
            <Td>{member.lastSeenAt ? <Time at={member.lastSeenAt} /> : <span className="text-muted">never</span>}</Td>
            {manage && (
              <Td className="text-right">
                <MemberActions project={manage} userId={member.userId} name={member.name} role={member.role} />
              </Td>
            )}
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
