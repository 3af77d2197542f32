import type { OAuthConfig } from "next-auth/providers/oauth";
import { z } from "zod";
import { env } from "#lib/platform/env.ts";

export const OIDC = "oidc";

// Providers differ in how they write a truth value.
const flag = z.union([z.boolean(), z.stringbool()]).optional().catch(undefined);

const claimsSchema = z.looseObject({
  iss: z.string().optional(),
  sub: z.string().min(1),
  email: z.email().toLowerCase().optional().catch(undefined),
  email_verified: flag,
  name: z.string().optional().catch(undefined),
  preferred_username: z.string().optional().catch(undefined),
  auth_time: z.number().optional().catch(undefined),
});

/** What the identity provider says about who signed in. */
export type ProviderIdentity = {
  /** The provider's issuer and its name for the person: the pair is unique and never changes. */
  readonly subject: string;
  readonly email: string | null;
  /** Null when the provider does not say. */
  readonly emailVerified: boolean | null;
  readonly name: string | null;
  readonly groups: readonly string[];
  /** When the person last proved to the provider who they are, which may be long before this sign-in. */
  readonly authenticatedAt: Date | null;
};

/** @param issuer as configured, for tokens that do not name theirs */
export function readIdentity(claims: unknown, issuer: string, groupsClaim: string): ProviderIdentity {
  const read = claimsSchema.parse(claims);
  const groups = z.union([z.array(z.string()), z.string().transform((one) => [one])]).safeParse(read[groupsClaim]);
  return {
    subject: `${read.iss ?? issuer}|${read.sub}`,
    email: read.email ?? null,
    emailVerified: read.email_verified ?? null,
    name: read.name?.trim() || read.preferred_username?.trim() || null,
    groups: groups.success ? groups.data : [],
    authenticatedAt: read.auth_time === undefined ? null : new Date(read.auth_time * 1000),
  };
}

/** What the sign-in page calls the provider; null when none is configured. */
export function providerName(): string | null {
  const { CAIRN_OIDC_ISSUER, CAIRN_OIDC_CLIENT_ID, CAIRN_OIDC_NAME } = env();
  return CAIRN_OIDC_ISSUER && CAIRN_OIDC_CLIENT_ID ? CAIRN_OIDC_NAME : null;
}

type Claims = Record<string, unknown> & { sub: string };

/**
 * Any OpenID Connect provider, found through its discovery document, with PKCE, state and nonce.
 * @returns none when the environment names none
 */
export function oidcProviders(): OAuthConfig<Claims>[] {
  const { CAIRN_OIDC_ISSUER: issuer, CAIRN_OIDC_CLIENT_ID: clientId, CAIRN_OIDC_CLIENT_SECRET: clientSecret } = env();
  const name = providerName();
  if (!issuer || !clientId || !name) return [];
  return [
    {
      id: OIDC,
      name,
      type: "oauth",
      wellKnown: `${issuer.replace(/\/+$/, "")}/.well-known/openid-configuration`,
      clientId,
      // Without a secret this is a public client, which PKCE alone protects.
      ...(clientSecret ? { clientSecret } : { client: { token_endpoint_auth_method: "none" } }),
      idToken: true,
      checks: ["pkce", "state", "nonce"],
      // A provider that is told a greatest age must answer when the person really authenticated (auth_time, OpenID
      // Connect Core 3.1.2.1), and a signature asks how fresh that is.
      authorization: { params: { scope: "openid profile email", max_age: 86_400 } },
      userinfo: {
        // Some providers put e-mail and groups into the ID token, some answer them only when asked.
        async request({ tokens, client }) {
          const claims = readClaims(tokens.id_token ?? "");
          if (!client.issuer.metadata.userinfo_endpoint) return claims;
          const asked = await client.userinfo(tokens.access_token ?? "");
          // OpenID Connect Core 5.3.2: an answer about somebody else must not be used.
          if (asked.sub !== claims.sub) throw new Error("The identity provider answered about somebody else.");
          return { ...asked, ...claims };
        },
      },
      profile: (claims) => ({ id: claims.sub }),
    },
  ];
}

/** The claims of an ID token whose signature, audience and nonce the client has checked just before. */
function readClaims(idToken: string): Claims {
  const payload = Buffer.from(idToken.split(".")[1] ?? "", "base64url").toString();
  return z.looseObject({ sub: z.string() }).parse(JSON.parse(payload));
}
