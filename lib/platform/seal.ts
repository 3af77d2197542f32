import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { env } from "#lib/platform/env.ts";

/** Where a sealed value stands. It is bound to its place: moved to another row or column, it does not open. */
export type SealedPlace = { readonly table: string; readonly column: string; readonly id: string };

/** A sealed value that this instance cannot open. The message never holds what is sealed. */
export class SealBroken extends Error {
  override name = "SealBroken";
}

const VERSION = "v1";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

type SealingKey = { readonly id: string; readonly bytes: Buffer };

/**
 * Seals a secret to be kept in the database: AES-256-GCM under a key that HKDF-SHA-256 derives from CAIRN_SEALING_KEY.
 * @returns `v1.<key id>.<nonce, ciphertext and tag in base64url>`
 */
export function seal(plain: string, place: SealedPlace): string {
  const key = currentKey();
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key.bytes, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(boundTo(key.id, place));
  const sealed = Buffer.concat([nonce, cipher.update(plain, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return `${VERSION}.${key.id}.${sealed.toString("base64url")}`;
}

/**
 * Opens what {@link seal} made for this place, also with CAIRN_SEALING_KEY_PREVIOUS.
 * @throws SealBroken when neither key has sealed it, when it was changed, or when it belongs somewhere else.
 */
export function unseal(envelope: string, place: SealedPlace): string {
  const [version, keyId, body, ...rest] = envelope.split(".");
  if (version !== VERSION || !keyId || !body || rest.length > 0) throw new SealBroken("This is no sealed value.");
  const key = keyCalled(keyId);
  if (!key) {
    throw new SealBroken(
      "It was sealed with another CAIRN_SEALING_KEY. Give the former one as CAIRN_SEALING_KEY_PREVIOUS, or type the secret again.",
    );
  }
  const sealed = Buffer.from(body, "base64url");
  if (sealed.length < NONCE_BYTES + TAG_BYTES) throw new SealBroken("The sealed value is cut off.");
  const decipher = createDecipheriv("aes-256-gcm", key.bytes, sealed.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(boundTo(key.id, place));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]).toString(
      "utf8",
    );
  } catch {
    throw new SealBroken("The sealed value was changed, or belongs to another row.");
  }
}

/** What every envelope of the key in use begins with; whatever begins otherwise waits to be sealed again. */
export function currentSealPrefix(): string {
  return `${VERSION}.${currentKey().id}.`;
}

// A JSON array of strings: unambiguous, whatever the names contain.
function boundTo(keyId: string, { table, column, id }: SealedPlace): Buffer {
  return Buffer.from(JSON.stringify(["cairn-seal-1", keyId, table, column, id]));
}

const derived = new Map<string, SealingKey>();

function keyFrom(secret: string): SealingKey {
  let key = derived.get(secret);
  if (!key) {
    const derive = (purpose: string, bytes: number) => Buffer.from(hkdfSync("sha256", secret, "", purpose, bytes));
    key = { id: derive("cairn-seal-1 id", 4).toString("hex"), bytes: derive("cairn-seal-1 key", 32) };
    derived.set(secret, key);
  }
  return key;
}

function currentKey(): SealingKey {
  return keyFrom(env().CAIRN_SEALING_KEY);
}

function keyCalled(id: string): SealingKey | undefined {
  const { CAIRN_SEALING_KEY_PREVIOUS: previous } = env();
  return [currentKey(), ...(previous ? [keyFrom(previous)] : [])].find((key) => key.id === id);
}
