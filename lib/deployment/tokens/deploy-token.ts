import { errors, jwtVerify, SignJWT } from "jose";
import { z } from "zod";
import { signingKeys } from "#lib/deployment/tokens/signing-keys.ts";
import { publicUrl } from "#lib/platform/env.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

const TYPE = "cairn-deploy+jwt";

const claimsSchema = z.object({
  jti: z.uuid(),
  /** The artefact's digest. */
  sub: z.string(),
  project: z.string(),
  environment: z.string(),
  release: z.int(),
  version: z.string(),
  kind: z.enum(["deploy", "rollback"]),
  iat: z.int(),
  exp: z.int(),
});

/** What a deploy token says. Its audience is `cairn-deploy:<project>:<environment>`, so that one of another place fails there. */
export type DeployClaims = z.infer<typeof claimsSchema>;

export function audienceOf(project: string, environment: string): string {
  return `cairn-deploy:${project}:${environment}`;
}

/**
 * Signs a token: a compact JWS (RFC 7515) by Ed25519. The same claims give the same token, since Ed25519 draws nothing by
 * chance; so a token that is asked for again need not be kept.
 */
export function signDeployToken(claims: DeployClaims): Promise<string> {
  const { jti, sub, iat, exp, project, environment, release, version, kind } = claims;
  const [{ id, privateKey }] = signingKeys();
  // In this order always: what is signed is the text, and other text is another token.
  return new SignJWT({ project, environment, release, version, kind })
    .setProtectedHeader({ alg: "EdDSA", typ: TYPE, kid: id })
    .setIssuer(publicUrl())
    .setAudience(audienceOf(project, environment))
    .setSubject(sub)
    .setJti(jti)
    .setIssuedAt(iat)
    .setExpirationTime(exp)
    .sign(privateKey);
}

export type TokenFault = "token.malformed" | "token.tampered";

/** Reads a token that this Cairn signed, also one that has expired: whether it was used is asked before. */
export async function readDeployToken(token: string): Promise<Outcome<DeployClaims, TokenFault>> {
  try {
    const { payload } = await jwtVerify(token, ({ kid }) => publicKeyCalled(kid), {
      algorithms: ["EdDSA"],
      typ: TYPE,
      issuer: publicUrl(),
      // Its end is looked at by whoever knows whether it was used.
      currentDate: new Date(0),
    });
    const claims = claimsSchema.safeParse(payload);
    if (claims.success) return accept(claims.data);
  } catch (error) {
    if (error instanceof errors.JWSSignatureVerificationFailed || error instanceof UnknownKey)
      return refuse("token.tampered", "The token's signature does not fit: it was changed, or another Cairn made it.");
    if (!(error instanceof errors.JOSEError)) throw error;
  }
  return refuse("token.malformed", "This is no deploy token of this Cairn.");
}

class UnknownKey extends Error {}

function publicKeyCalled(kid: string | undefined) {
  const key = signingKeys().find(({ id }) => id === kid);
  if (!key) throw new UnknownKey();
  return key.publicKey;
}
