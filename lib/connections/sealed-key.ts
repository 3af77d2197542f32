import { seal, unseal } from "#lib/platform/seal.ts";
import { SecretText } from "#lib/platform/secret-text.ts";

const placeOf = (id: string) => ({ table: "connection", column: "sealed_key", id });

/** The columns that keep a key; both empty without one. @param id of the connection's row */
export function keyColumns(id: string, key: string | null): { sealedKey: string | null; keyHint: string | null } {
  if (key === null) return { sealedKey: null, keyHint: null };
  return { sealedKey: seal(key, placeOf(id)), keyHint: new SecretText(key).hint };
}

/** @throws SealBroken */
export function openKey(id: string, sealedKey: string): SecretText {
  return new SecretText(unseal(sealedKey, placeOf(id)));
}
