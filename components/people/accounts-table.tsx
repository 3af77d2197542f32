import { AccountActions } from "#components/people/account-actions.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { formatNumber } from "#components/ui/format.ts";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Account } from "#lib/projects/queries/accounts.ts";

export function AccountsTable({ accounts, you }: { accounts: readonly Account[]; you: string }) {
  return (
    <Table caption="People">
      <thead>
        <tr>
          <Th>Name</Th>
          <Th>E-mail</Th>
          <Th>Role</Th>
          <Th numeric>Projects</Th>
          <Th>Since</Th>
          <Th>Last seen</Th>
          <Th>
            <span className="sr-only">Change</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {accounts.map((account) => (
          <Tr key={account.userId}>
            <RowHead className="whitespace-nowrap">
              {account.name} {account.userId === you && <span className="font-normal text-muted">(you)</span>}{" "}
              {account.disabled && <Badge tone="amber">disabled</Badge>}
            </RowHead>
            <Td>{account.email}</Td>
            <Td>{account.role}</Td>
            <Td numeric>{formatNumber(account.projects)}</Td>
            <Td>
              <Time at={account.createdAt} day />
            </Td>
            <Td>{account.lastSeenAt ? <Time at={account.lastSeenAt} /> : <span className="text-muted">never</span>}</Td>
            <Td className="text-right">
              <AccountActions account={account} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
