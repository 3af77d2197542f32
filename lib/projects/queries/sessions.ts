import "server-only";
import type { Person } from "#lib/access/access.ts";
import { describeUserAgent } from "#lib/access/user-agent.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";

export type SessionRow = {
  readonly id: string;
  readonly device: string;
  readonly address: string;
  readonly method: "password" | "oidc";
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly isThisOne: boolean;
};

/** Where a person is signed in, this device first; as many as anybody has. */
export async function listSessions(person: Person): Promise<SessionRow[]> {
  const rows = await db().session.findMany({
    where: { userId: person.userId, revokedAt: null, expiresAt: { gt: now() } },
    orderBy: { lastSeenAt: "desc" },
    take: 100,
    select: { id: true, userAgent: true, address: true, method: true, createdAt: true, lastSeenAt: true },
  });
  const sessions = rows.map(({ userAgent, ...row }) => ({
    ...row,
    device: describeUserAgent(userAgent),
    isThisOne: row.id === person.sessionId,
  }));
  return sessions.sort((a, b) => Number(b.isThisOne) - Number(a.isThisOne));
}
