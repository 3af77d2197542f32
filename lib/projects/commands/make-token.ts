import { randomBytes } from "node:crypto";
import { authorOf, type ProjectAccess } from "#lib/access/access.ts";
import { hashToken } from "#lib/access/door.ts";
import { countUse, TOKEN_MAKING_PER_PERSON } from "#lib/access/rate-limit.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import type { NewToken } from "#lib/projects/schema.ts";

const PREFIX_LENGTH = "cairn_".length + 6;

/** The token is answered once; only its hash is kept. */
export type MadeToken = {
  readonly token: string;
  readonly name: string;
  readonly permissions: readonly string[];
  readonly expiresAt: string;
};

export async function makeToken(
  access: ProjectAccess<"token:manage">,
  { name, permissions, days }: NewToken,
): Promise<Outcome<MadeToken, "too-many">> {
  const { actor } = access;
  if (actor.kind === "person" && (await countUse(`token-making:${actor.userId}`, TOKEN_MAKING_PER_PERSON)) > 0) {
    return refuse("too-many", "Many tokens were made within the hour. Wait a little; nothing was changed.");
  }
  const token = `cairn_${randomBytes(32).toString("base64url")}`;
  return changeProject(access, async ({ tx, at, record }) => {
    const expiresAt = new Date(at.getTime() + days * 86_400_000);
    const { id } = await tx.apiToken.create({
      data: {
        projectId: access.project.id,
        name,
        prefix: token.slice(0, PREFIX_LENGTH),
        tokenHash: hashToken(token),
        permissions,
        createdById: authorOf(actor),
        createdAt: at,
        expiresAt,
      },
      select: { id: true },
    });
    record({
      type: "token.created",
      payload: { tokenId: id, name, permissions, expiresAt: expiresAt.toISOString() },
    });
    return accept({ token, name, permissions, expiresAt: expiresAt.toISOString() });
  });
}
