import "server-only";
import type { AuthOptions } from "next-auth";
import { currentDevice } from "#lib/access/device.ts";
import { localPath } from "#lib/access/local-path.ts";
import { oidcProviders, type ProviderIdentity, readIdentity } from "#lib/access/oidc.ts";
import { currentPerson } from "#lib/access/session.ts";
import { sessionOptions } from "#lib/access/session-cookie.ts";
import { beginSession, endSession } from "#lib/access/sign-in.ts";
import { now } from "#lib/platform/clock.ts";
import { env } from "#lib/platform/env.ts";
import type { Outcome } from "#lib/platform/outcome.ts";

/** Turns who the provider says it is into an account. Handed in, since accounts are known only above this module. */
type Admit = (identity: ProviderIdentity) => Promise<Outcome<{ userId: string }, string>>;

/**
 * next-auth as it serves /api/auth: single sign-on, and the cookie. Which person a cookie stands for is decided by its
 * session's row, on every request.
 */
export function authOptions(admit: Admit): AuthOptions {
  const options = sessionOptions();
  return {
    ...options,
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: oidcProviders(),
    callbacks: {
      ...options.callbacks,
      async signIn({ user, profile }) {
        const admitted = await admit(identityOf(profile));
        if (!admitted.ok) return `/sign-in?error=${admitted.reason}`;
        // The callback after this one gets the same object, and needs our name for the person, not the provider's.
        user.id = admitted.value.userId;
        return true;
      },
      async jwt({ token, user, account, profile }) {
        if (!account) return { sub: token.sub, sessionId: token.sessionId };
        // Signing in again, as for a signature, takes this browser's session over rather than leaving it behind.
        const before = await currentPerson();
        const { authenticatedAt } = identityOf(profile);
        const sessionId = await beginSession(user.id, "oidc", await currentDevice(), notAfter(now(), authenticatedAt));
        if (before) await endSession(before.sessionId);
        return { sub: user.id, sessionId };
      },
      redirect: ({ url, baseUrl }) =>
        `${baseUrl}${localPath(url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url)}`,
    },
    events: {
      async signOut({ token }) {
        if (token.sessionId) await endSession(token.sessionId);
      },
    },
  };
}

function identityOf(profile: unknown): ProviderIdentity {
  const { CAIRN_OIDC_ISSUER, CAIRN_OIDC_GROUPS_CLAIM } = env();
  return readIdentity(profile, CAIRN_OIDC_ISSUER ?? "", CAIRN_OIDC_GROUPS_CLAIM);
}

/** A provider whose clock is ahead must not make a sign-in fresh for longer. */
function notAfter(limit: Date, at: Date | null): Date {
  return at === null || at > limit ? limit : at;
}
