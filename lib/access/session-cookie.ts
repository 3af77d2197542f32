import "server-only";
import { cookies } from "next/headers";
import type { AuthOptions, CookieOption } from "next-auth";
import { encode } from "next-auth/jwt";
import { SESSION_DAYS } from "#lib/access/sign-in.ts";
import { env, publicUrl } from "#lib/platform/env.ts";

declare module "next-auth/jwt" {
  interface JWT {
    /** The row in `session` this cookie stands for. */
    sessionId?: string;
  }
}
declare module "next-auth" {
  interface Session {
    sessionId?: string;
  }
}

const MAX_AGE_SECONDS = SESSION_DAYS * 86_400;

/** Everything next-auth needs to read the cookie; who may use it is decided by the session's row on every request. */
export function sessionOptions(): Omit<AuthOptions, "providers"> {
  return {
    secret: env().CAIRN_SESSION_SECRET,
    session: { strategy: "jwt", maxAge: MAX_AGE_SECONDS },
    useSecureCookies: isSecure(),
    cookies: { sessionToken: sessionCookie() },
    callbacks: {
      session({ session, token }) {
        session.sessionId = token.sessionId;
        return session;
      },
    },
  };
}

/**
 * Gives the browser the cookie of a session, as next-auth itself would: for the password form, which is a server action
 * and so needs none of next-auth's JavaScript, and is guarded against other sites by Next.js.
 */
export async function giveSessionCookie(userId: string, sessionId: string): Promise<void> {
  const { name, options } = sessionCookie();
  const value = await encode({
    token: { sub: userId, sessionId },
    secret: env().CAIRN_SESSION_SECRET,
    maxAge: MAX_AGE_SECONDS,
  });
  (await cookies()).set(name, value, { ...options, maxAge: MAX_AGE_SECONDS });
}

export async function takeSessionCookie(): Promise<void> {
  const { name, options } = sessionCookie();
  (await cookies()).set(name, "", { ...options, maxAge: 0 });
}

function sessionCookie(): CookieOption {
  const secure = isSecure();
  return {
    name: secure ? "__Host-cairn.session" : "cairn.session",
    options: { httpOnly: true, sameSite: "lax", path: "/", secure },
  };
}

function isSecure(): boolean {
  return publicUrl().startsWith("https:");
}
