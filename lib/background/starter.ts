import type { Actor } from "#lib/access/access.ts";
import type { Permission } from "#lib/access/permissions.ts";
import type { ClaimedJob } from "#lib/background/claim.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";

/** Who started a job, as the door knows them now; null when the account or the token is no longer good. */
export async function starterOf({
  startedByUserId,
  startedByToken,
}: Pick<ClaimedJob, "startedByUserId" | "startedByToken">): Promise<Actor | null> {
  if (startedByUserId) return personOf(startedByUserId);
  return startedByToken ? tokenOf(startedByToken) : null;
}

async function personOf(userId: string): Promise<Actor | null> {
  const user = await db().user.findUnique({
    where: { id: userId },
    select: { id: true, name: true, email: true, role: true, disabledAt: true },
  });
  if (!user || user.disabledAt) return null;
  const { id, name, email, role } = user;
  return {
    kind: "person",
    userId: id,
    ...{ name, email, instanceRole: role },
    // Nobody sits there: what asks for a recent password finds none.
    sessionId: "background",
    method: "password",
    authenticatedAt: new Date(0),
  };
}

async function tokenOf(tokenId: string): Promise<Actor | null> {
  const token = await db().apiToken.findUnique({
    where: { id: tokenId },
    select: { id: true, name: true, projectId: true, permissions: true, expiresAt: true, revokedAt: true },
  });
  if (!token || token.revokedAt || token.expiresAt <= now()) return null;
  const { id, name, projectId, permissions } = token;
  return { kind: "token", tokenId: id, name, projectId, permissions: new Set(permissions as Permission[]) };
}
