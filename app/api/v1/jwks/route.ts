import { signingKeys } from "#lib/deployment/tokens/signing-keys.ts";

/** Public, as keys of this kind are: with it a cluster checks deploy tokens without asking (RFC 7517). */
export function GET(): Response {
  return Response.json(
    { keys: signingKeys().map(({ jwk }) => jwk) },
    { headers: { "cache-control": "public, max-age=300", "content-type": "application/jwk-set+json" } },
  );
}
