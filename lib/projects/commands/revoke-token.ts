import type { ProjectAccess } from "#lib/access/access.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

/** Ends a token at once. */
export function revokeToken(
  access: ProjectAccess<"token:manage">,
  { tokenId }: { tokenId: string },
): Promise<Outcome<{ name: string }, "no-such-token">> {
  return changeProject(access, async ({ tx, at, record }) => {
    const where = { id: tokenId, projectId: access.project.id, revokedAt: null };
    const token = await tx.apiToken.findFirst({ where, select: { name: true } });
    if (!token) return refuse("no-such-token", "This token was revoked already. Reload the page.");
    await tx.apiToken.update({ where: { id: tokenId }, data: { revokedAt: at }, select: { id: true } });
    record({ type: "token.revoked", payload: { tokenId, name: token.name } });
    return accept({ name: token.name });
  });
}
