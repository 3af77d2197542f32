import { ActionForm } from "#components/ui/action-form.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { Time } from "#components/ui/time.tsx";
import { revokeToken } from "#lib/projects/actions/tokens.ts";
import type { TokenRow } from "#lib/projects/queries/tokens.ts";

const TONES = { active: "good", expired: "neutral", revoked: "neutral" } as const;

export function TokensTable({ tokens, project }: { tokens: readonly TokenRow[]; project: string }) {
  return (
    <Table caption="API tokens">
      <thead>
        <tr>
          <Th>Name</Th>
          <Th>Begins with</Th>
          <Th>May</Th>
          <Th>Made</Th>
          <Th>Last used</Th>
          <Th>Ends</Th>
          <Th>State</Th>
          <Th>
            <span className="sr-only">Revoke</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {tokens.map((token) => (
          <Tr key={token.id}>
            <RowHead>{token.name}</RowHead>
            <Td className="whitespace-nowrap font-mono text-sm">{token.prefix}…</Td>
            <Td className="min-w-44 text-sm">{token.permissions.join(", ")}</Td>
            <Td className="text-sm">
              <Time at={token.createdAt} day /> by {token.createdBy ?? "the command line"}
            </Td>
            <Td className="text-sm">
              {token.lastUsedAt ? <Time at={token.lastUsedAt} /> : <span className="text-muted">never</span>}
            </Td>
            <Td className="text-sm">
              <Time at={token.expiresAt} day />
            </Td>
            <Td>
              <Badge tone={TONES[token.state]}>{token.state}</Badge>
            </Td>
            <Td className="text-right">
              {token.state === "active" && <RevokeToken token={token} project={project} />}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function RevokeToken({ token, project }: { token: TokenRow; project: string }) {
  return (
    <Dialog
      size="small"
      variant="danger"
      trigger={
        <>
          Revoke<span className="sr-only"> {token.name}</span>
        </>
      }
      title={`Revoke ${token.name}?`}
      description="Whatever uses it is refused from its next request on. This cannot be undone."
    >
      <ActionForm action={revokeToken}>
        <input type="hidden" name="project" value={project} />
        <input type="hidden" name="tokenId" value={token.id} />
        <SubmitButton variant="danger">Revoke token</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}
