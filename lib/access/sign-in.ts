import "server-only";
import type { Device } from "#lib/access/device.ts";
import { verifyPassword } from "#lib/access/password.ts";
import { countUse, forgetUses, giveBackUse, SIGN_IN_PER_ACCOUNT, SIGN_IN_PER_ADDRESS } from "#lib/access/rate-limit.ts";
import type { SignIn } from "#lib/access/schema.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

export const SESSION_DAYS = 14;

/**
 * Checks an e-mail and a password. One answer for an unknown e-mail, a wrong password and a disabled account, and the
 * same time for each.
 * @returns the user's id, or a refusal: `wrong` or `too-many`.
 */
export async function checkPassword(
  email: string,
  password: string,
  address: string,
): Promise<Outcome<string, "wrong" | "too-many">> {
  const account = email.trim().toLowerCase();
  const accountKey = `sign-in:account:${account}`;
  const addressKey = `sign-in:address:${address}`;
  // Counted before the password is looked at: of a hundred guesses at the same moment, all but the first few must wait.
  const wait = Math.max(
    await countUse(accountKey, SIGN_IN_PER_ACCOUNT),
    await countUse(addressKey, SIGN_IN_PER_ADDRESS),
  );
  if (wait > 0) {
    return refuse("too-many", `Too many attempts. Try again in ${Math.ceil(wait / 60)} min; nothing was changed.`);
  }
  const user = await db().user.findUnique({
    where: { email: account },
    select: { id: true, passwordHash: true, disabledAt: true },
  });
  const matches = await verifyPassword(user?.passwordHash ?? null, password);
  if (!user || !matches || user.disabledAt) return refuse("wrong", "The e-mail or the password is not right.");
  await forgetUses(accountKey);
  // Only taken back, not forgotten: one's own account must not clear the way to guess at the others.
  await giveBackUse(addressKey);
  return accept(user.id);
}

/** Signs a person in: the check, then a session for the cookie to name. */
export async function signInByPassword(
  { email, password, next }: SignIn,
  device: Device,
): Promise<Outcome<{ userId: string; sessionId: string; next: string }, "wrong" | "too-many">> {
  const checked = await checkPassword(email, password, device.address);
  if (!checked.ok) return checked;
  const userId = checked.value;
  return accept({ userId, sessionId: await beginSession(userId, "password", device), next });
}

/** Begins a session, which the cookie will name. */
export async function beginSession(
  userId: string,
  method: "password" | "oidc",
  device: Device,
  authenticatedAt: Date = now(),
): Promise<string> {
  const at = now();
  const session = await db().session.create({
    data: {
      userId,
      method,
      authenticatedAt,
      lastSeenAt: at,
      expiresAt: new Date(at.getTime() + SESSION_DAYS * 86_400_000),
      userAgent: device.userAgent.slice(0, 300),
      address: device.address.slice(0, 100),
    },
    select: { id: true },
  });
  return session.id;
}

/** Ends a session at once, whoever still holds its cookie. */
export async function endSession(sessionId: string): Promise<void> {
  await db().session.updateMany({ where: { id: sessionId, revokedAt: null }, data: { revokedAt: now() } });
}
