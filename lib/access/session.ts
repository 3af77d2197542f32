import "server-only";
import { getServerSession } from "next-auth/next";
import { cache } from "react";
import type { Person } from "#lib/access/access.ts";
import { sessionOptions } from "#lib/access/session-cookie.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";

/** Who is signed in with this request's cookie, or null. One query, once a request. */
export const currentPerson = cache(async (): Promise<Person | null> => {
  const cookie = await getServerSession({ ...sessionOptions(), providers: [] });
  return cookie?.sessionId ? personOf(cookie.sessionId) : null;
});

/** The person a live session belongs to; null when it ended, was revoked, or the account was disabled. */
export async function personOf(sessionId: string): Promise<Person | null> {
  const session = await db().session.findUnique({
    where: { id: sessionId },
    select: {
      method: true,
      authenticatedAt: true,
      lastSeenAt: true,
      expiresAt: true,
      revokedAt: true,
      user: { select: { id: true, name: true, email: true, role: true, disabledAt: true } },
    },
  });
  if (!session || session.revokedAt || session.expiresAt <= now() || session.user.disabledAt) return null;
  if (now().getTime() - session.lastSeenAt.getTime() > 5 * 60_000) {
    await db().session.update({ where: { id: sessionId }, data: { lastSeenAt: now() }, select: { id: true } });
  }
  const { user, method, authenticatedAt } = session;
  return {
    kind: "person",
    userId: user.id,
    name: user.name,
    email: user.email,
    instanceRole: user.role,
    sessionId,
    method,
    authenticatedAt,
  };
}
