import type { Person } from "#lib/access/access.ts";
import { changeInstance } from "#lib/ledger/change.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

/** Signs one of the person's own devices out, at once. */
export function revokeSession(
  person: Person,
  { sessionId }: { sessionId: string },
): Promise<Outcome<undefined, "no-such-session">> {
  return changeInstance(person, async ({ tx, at, record }) => {
    const { userId } = person;
    const { count } = await tx.session.updateMany({
      where: { id: sessionId, userId, revokedAt: null },
      data: { revokedAt: at },
    });
    if (count === 0) return refuse("no-such-session", "This session has ended already. Reload the page.");
    record({ type: "session.revoked", payload: { sessionId, userId } });
    return accept();
  });
}

/** Signs every device out but the one this is asked from. */
export function revokeOtherSessions(person: Person): Promise<Outcome<{ ended: number }>> {
  return changeInstance(person, async ({ tx, at, record }) => {
    const { userId } = person;
    const others = await tx.session.findMany({
      where: { userId, revokedAt: null, expiresAt: { gt: at }, id: { not: person.sessionId } },
      select: { id: true },
    });
    await tx.session.updateMany({ where: { id: { in: others.map(({ id }) => id) } }, data: { revokedAt: at } });
    for (const { id } of others) record({ type: "session.revoked", payload: { sessionId: id, userId } });
    return accept({ ended: others.length });
  });
}
