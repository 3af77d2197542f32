import { GENESIS, type HashedEntry, hashEntry, macHead, sameHash } from "#lib/ledger/hash.ts";

/** An entry as it lies in the database. */
export type StoredEntry = HashedEntry & { readonly hash: string };

export type StoredHead = { readonly chain: string; readonly seq: number; readonly hash: string; readonly mac: string };

/** A head that was written down outside the database. */
export type Checkpoint = { readonly chain: string; readonly seq: number; readonly hash: string };

export type Break = {
  readonly chain: string;
  /** The first entry that is not as it was written, or the first that is missing. */
  readonly seq: number;
  readonly kind: "changed" | "missing" | "cut" | "head-changed" | "rewritten" | "chain-missing";
  readonly message: string;
};

/**
 * Follows one chain from its first entry to its head. Feed the entries in order; the first thing that is wrong is the
 * answer. A row that was changed no longer has its hash; a row that was removed or reordered leaves its successor with
 * another predecessor; a tail that was cut is missed by the signed head and by the checkpoints outside the database.
 */
export class ChainVerifier {
  readonly #key: string;
  readonly #chain: string;
  readonly #checkpoints: ReadonlyMap<number, string>;
  readonly #lastCheckpoint: number;
  #seq = 0;
  #hash = GENESIS;

  constructor(key: string, chain: string, checkpoints: readonly Checkpoint[]) {
    this.#key = key;
    this.#chain = chain;
    const own = checkpoints.filter((checkpoint) => checkpoint.chain === chain);
    this.#checkpoints = new Map(own.map(({ seq, hash }) => [seq, hash]));
    this.#lastCheckpoint = Math.max(0, ...own.map(({ seq }) => seq));
  }

  get length(): number {
    return this.#seq;
  }

  /** @returns what is wrong with this entry, or null. */
  next(entry: StoredEntry): Break | null {
    const expected = this.#seq + 1;
    if (entry.seq !== expected)
      return this.#break(expected, "missing", `entry ${expected} is missing (the next one there is ${entry.seq})`);
    if (entry.previousHash !== this.#hash) {
      return this.#break(
        expected,
        "changed",
        `entry ${expected} does not follow the entry before it: one of the two was replaced or moved`,
      );
    }
    if (!sameHash(hashEntry(this.#key, entry), entry.hash)) {
      return this.#break(
        expected,
        "changed",
        `entry ${expected} (${entry.type}, ${entry.at.toISOString()}) was changed after it was written`,
      );
    }
    const remembered = this.#checkpoints.get(expected);
    if (remembered !== undefined && remembered !== entry.hash) {
      return this.#break(
        expected,
        "rewritten",
        `entry ${expected} is not the one that a checkpoint remembers: the chain was written anew`,
      );
    }
    this.#seq = expected;
    this.#hash = entry.hash;
    return null;
  }

  /** @param head null when the chain has none. @returns what is wrong with the end, or null. */
  end(head: StoredHead | null): Break | null {
    if (!head) return this.#break(this.#seq + 1, "head-changed", "its head is missing");
    if (head.seq > 0 && !sameHash(macHead(this.#key, head), head.mac)) {
      return this.#break(this.#seq + 1, "head-changed", "its head was changed by hand");
    }
    const promised = Math.max(head.seq, this.#lastCheckpoint);
    if (this.#seq < promised) {
      const missing =
        this.#seq + 1 === promised ? `entry ${promised} is` : `entries ${this.#seq + 1} to ${promised} are`;
      return this.#break(this.#seq + 1, "cut", `${missing} missing: the tail was cut off`);
    }
    if (this.#seq > head.seq)
      return this.#break(head.seq + 1, "head-changed", `entry ${head.seq + 1} lies beyond the chain's head`);
    return head.hash === this.#hash
      ? null
      : this.#break(this.#seq, "head-changed", "its head names another last entry");
  }

  #break(seq: number, kind: Break["kind"], message: string): Break {
    return { chain: this.#chain, seq, kind, message };
  }
}
