import canonicalize from "canonicalize";
import { type Author, actorId } from "#lib/access/access.ts";
import type { EventPhase } from "#lib/ledger/event.ts";
import type { LedgerEvent } from "#lib/ledger/events.ts";
import { GENESIS, hashEntry, macHead } from "#lib/ledger/hash.ts";
import { now } from "#lib/platform/clock.ts";
import type { Tx } from "#lib/platform/db.ts";
import { env } from "#lib/platform/env.ts";

/** The chain of what concerns no single project. */
export const INSTANCE_CHAIN = "instance";

/**
 * Takes the chain's lock until the transaction ends. Every change of a project begins here, so its changes happen one
 * after the other and its entries are numbered without a gap.
 */
export async function lockChain(tx: Tx, chain: string): Promise<{ seq: number; hash: string }> {
  await tx.$executeRaw`
    INSERT INTO ledger_head (chain, seq, hash, mac) VALUES (${chain}, 0, ${GENESIS}, '') ON CONFLICT (chain) DO NOTHING`;
  const [head] = await tx.$queryRaw<{ seq: number; hash: string }[]>`
    SELECT seq, hash FROM ledger_head WHERE chain = ${chain} FOR UPDATE`;
  if (!head) throw new Error(`The ledger has no head for the chain ${chain}.`);
  return head;
}

/** Appends events to a locked chain, in the caller's transaction. */
export async function appendEvents(
  tx: Tx,
  chain: string,
  head: { seq: number; hash: string },
  actor: Author,
  events: readonly { readonly event: LedgerEvent; readonly phase: EventPhase }[],
): Promise<void> {
  if (events.length === 0) return;
  const key = env().CAIRN_LEDGER_KEY;
  let { seq, hash } = head;
  const entries = events.map(({ event, phase }) => {
    const entry = {
      chain,
      seq: seq + 1,
      at: now(),
      actorKind: actor.kind,
      actorId: actorId(actor),
      type: event.type,
      phase,
      payload: canonicalize(event.payload) ?? "{}",
      previousHash: hash,
    };
    seq = entry.seq;
    hash = hashEntry(key, entry);
    return { ...entry, hash };
  });
  await tx.ledgerEntry.createMany({ data: entries });
  await tx.$executeRaw`
    UPDATE ledger_head SET seq = ${seq}, hash = ${hash}, mac = ${macHead(key, { chain, seq, hash })} WHERE chain = ${chain}`;
}
