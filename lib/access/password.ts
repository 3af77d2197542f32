import { hash, verify } from "@node-rs/argon2";

// OWASP's first recommendation for argon2id (Password Storage Cheat Sheet): 19 MiB, two passes, one lane. argon2id is
// this library's default algorithm.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), COST);
}

/** @param passwordHash null for an account without a password: takes as long and says no. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? (await decoy()), password.normalize("NFKC")).catch(() => false);
  return passwordHash !== null && matches;
}

// An unknown e-mail must cost the same time as a known one, or the answer's delay would tell them apart.
let decoyHash: Promise<string> | undefined;
function decoy(): Promise<string> {
  decoyHash ??= hashPassword("nobody has this password");
  return decoyHash;
}
