import "server-only";
import { headers } from "next/headers";
import type { AuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { beginSession, checkPassword, type Device, SESSION_DAYS } from "#lib/access/sign-in.ts";
import { env } from "#lib/platform/env.ts";

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

/** next-auth keeps the cookie; who may use it is decided by the session's row on every request. */
export function authOptions(): AuthOptions {
  return {
    secret: env().CAIRN_SESSION_SECRET,
    session: { strategy: "jwt", maxAge: SESSION_DAYS * 86_400 },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [
      Credentials({
        id: "password",
        credentials: { email: {}, password: {} },
        async authorize(credentials) {
          const device = await deviceOf();
          const outcome = await checkPassword(credentials?.email ?? "", credentials?.password ?? "", device.address);
          if (!outcome.ok) throw new Error(outcome.reason);
          return { id: outcome.value };
        },
      }),
    ],
    callbacks: {
      async jwt({ token, user, account }) {
        if (user && account) {
          token.sessionId = await beginSession(
            user.id,
            account.type === "oauth" ? "oidc" : "password",
            await deviceOf(),
          );
        }
        return { sessionId: token.sessionId, sub: token.sub };
      },
      session({ session, token }) {
        session.sessionId = token.sessionId;
        return session;
      },
      redirect({ url, baseUrl }) {
        return url.startsWith("/") && !url.startsWith("//")
          ? `${baseUrl}${url}`
          : url.startsWith(`${baseUrl}/`)
            ? url
            : baseUrl;
      },
    },
  };
}

async function deviceOf(): Promise<Device> {
  const sent = await headers();
  return { userAgent: sent.get("user-agent") ?? "unknown", address: addressOf(sent) };
}

/** The caller's address, as the nearest proxy (or Next.js itself) reports it. */
export function addressOf(sent: Headers): string {
  return sent.get("x-forwarded-for")?.split(",").at(-1)?.trim() || "unknown";
}
