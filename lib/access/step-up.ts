import "server-only";
import type { Person } from "#lib/access/access.ts";
import { verifyPassword } from "#lib/access/password.ts";
import { countUse, forgetUses, SIGNATURE_PER_PERSON } from "#lib/access/rate-limit.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

/** How fresh a sign-in through the identity provider must be to count as a signature. */
export const FRESH_SIGN_IN_MS = 5 * 60_000;

/**
 * Asks again who is there, before a signature: the password, or for people of the identity provider a sign-in within
 * the last five minutes. Counted, so that a session left open cannot be used to guess.
 */
export async function confirmPerson(
  person: Person,
  password: string,
): Promise<Outcome<"password" | "oidc", "password-wrong" | "sign-in-again" | "too-many">> {
  if (person.method === "oidc") {
    return now().getTime() - person.authenticatedAt.getTime() <= FRESH_SIGN_IN_MS
      ? accept("oidc")
      : refuse("sign-in-again", "Sign in again through your provider, then sign within five minutes.", "password");
  }
  const key = `signature:${person.userId}`;
  if ((await countUse(key, SIGNATURE_PER_PERSON)) > 0) {
    return refuse("too-many", "Too many wrong passwords. Try again in a quarter of an hour.", "password");
  }
  const user = await db().user.findUnique({ where: { id: person.userId }, select: { passwordHash: true } });
  if (!(await verifyPassword(user?.passwordHash ?? null, password))) {
    return refuse("password-wrong", "This is not your password. Nothing was signed.", "password");
  }
  await forgetUses(key);
  return accept("password");
}
