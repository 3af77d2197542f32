import { createHash, createPrivateKey, createPublicKey, hkdfSync, type KeyObject } from "node:crypto";
import { env } from "#lib/platform/env.ts";

export type SigningKey = {
  /** RFC 7638: the SHA-256 of the public key's own members. */
  readonly id: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  readonly jwk: PublicJwk;
};

export type PublicJwk = {
  readonly kty: "OKP";
  readonly crv: "Ed25519";
  readonly x: string;
  readonly kid: string;
  readonly alg: "EdDSA";
  readonly use: "sig";
};

// What stands before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410).
const PKCS8_PREFIX = Buffer.from("302e020100300506032b657004220420", "hex");

const derived = new Map<string, SigningKey>();

/**
 * The keys that deploy tokens are signed with, the present one first. They follow from CAIRN_SEALING_KEY by HKDF-SHA-256, so
 * that several nodes sign alike and there is no secret more to keep; the former key goes on to be believed for as long as
 * CAIRN_SEALING_KEY_PREVIOUS names it.
 */
export function signingKeys(): readonly [SigningKey, ...SigningKey[]] {
  const { CAIRN_SEALING_KEY, CAIRN_SEALING_KEY_PREVIOUS } = env();
  return [keyFrom(CAIRN_SEALING_KEY), ...(CAIRN_SEALING_KEY_PREVIOUS ? [keyFrom(CAIRN_SEALING_KEY_PREVIOUS)] : [])];
}

function keyFrom(secret: string): SigningKey {
  let key = derived.get(secret);
  if (!key) {
    const seed = Buffer.from(hkdfSync("sha256", secret, "", "cairn-deploy-token-1 ed25519", 32));
    const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: "der", type: "pkcs8" });
    const publicKey = createPublicKey(privateKey);
    const { x = "" } = publicKey.export({ format: "jwk" });
    // RFC 7638 asks for exactly these members in this order.
    const id = createHash("sha256")
      .update(JSON.stringify({ crv: "Ed25519", kty: "OKP", x }))
      .digest("base64url");
    const jwk = { kty: "OKP", crv: "Ed25519", x, kid: id, alg: "EdDSA", use: "sig" } as const;
    key = { id, privateKey, publicKey, jwk };
    derived.set(secret, key);
  }
  return key;
}
