import "server-only";
import type { AuthOptions } from "next-auth";
import { currentDevice } from "#lib/access/device.ts";
import { localPath } from "#lib/access/local-path.ts";
import { sessionOptions } from "#lib/access/session-cookie.ts";
import { beginSession, endSession } from "#lib/access/sign-in.ts";

/** next-auth keeps the cookie; the session's row decides, on every request, who may use it. */
export function authOptions(): AuthOptions {
  const options = sessionOptions();
  return {
    ...options,
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [],
    callbacks: {
      ...options.callbacks,
      async jwt({ token, user, account }) {
        if (!user || !account) return { sub: token.sub, sessionId: token.sessionId };
        return { sub: user.id, sessionId: await beginSession(user.id, "oidc", await currentDevice()) };
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
