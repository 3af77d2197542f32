import "server-only";
import type { Person } from "#lib/access/access.ts";
import { db } from "#lib/platform/db.ts";

/** Whether somebody is here to rate and for nothing else: to them all but their tasks is as if it did not exist. */
export async function isOnlyRater({ userId, instanceRole }: Person): Promise<boolean> {
  if (instanceRole === "admin") return false;
  const roles = await db().membership.findMany({ where: { userId }, distinct: ["role"], select: { role: true } });
  return roles.length > 0 && roles.every(({ role }) => role === "rater");
}
