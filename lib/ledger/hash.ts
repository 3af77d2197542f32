import { createHmac, timingSafeEqual } from "node:crypto";

/** What of an entry the hash covers: everything but the hash itself. */
export type HashedEntry = {
  readonly chain: string;
  readonly seq: number;
  readonly at: Date;
  readonly actorKind: string;
  readonly actorId: string;
  readonly type: string;
  readonly phase: string | null;
  /** Canonical JSON, as stored. */
  readonly payload: string;
  readonly previousHash: string;
};

/** What the first entry of a chain follows. */
export const GENESIS = "0".repeat(64);

/**
 * HMAC-SHA256 over the entry and the hash before it. Keyed, because whoever can write to the database could recompute a
 * plain chain; the key lives outside it.
 * @returns 64 hex digits.
 */
export function hashEntry(key: string, entry: HashedEntry): string {
  const { chain, seq, at, actorKind, actorId, type, phase, payload, previousHash } = entry;
  // A JSON array of strings: unambiguous, whatever the fields contain.
  const bytes = JSON.stringify([
    "cairn-ledger-1",
    chain,
    String(seq),
    at.toISOString(),
    actorKind,
    actorId,
    type,
    phase ?? "",
    payload,
    previousHash,
  ]);
  return createHmac("sha256", key).update(bytes).digest("hex");
}

/** Signs where a chain ends, so that cutting its tail is noticed. */
export function macHead(key: string, head: { chain: string; seq: number; hash: string }): string {
  return createHmac("sha256", key)
    .update(JSON.stringify(["cairn-head-1", head.chain, String(head.seq), head.hash]))
    .digest("hex");
}

export function sameHash(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
