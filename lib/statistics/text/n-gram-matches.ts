import { enlarged, PairTable } from "#lib/statistics/text/pair-table.ts";

const NOTHING_BEFORE = -1;

/**
 * How many n-grams two sequences have in common, each counted as often as both have it. Several references count together: an
 * n-gram as often as the one that has it most. What it works with is kept for the next item.
 */
export class NgramMatches {
  readonly #order: number;
  readonly #grams = new PairTable();
  /** By n-gram: how often the reference that has it most has it, and how often the one that is being read and the hypothesis do. */
  #most = new Int32Array(1024);
  #inReference = new Int32Array(1024);
  #readFor = new Int32Array(1024);
  #inHypothesis = new Int32Array(1024);
  #references = 0;

  /** @param order n-grams of 1 to so many. */
  constructor(order: number) {
    this.#order = order;
  }

  clear(): void {
    this.#grams.clear();
    this.#references = 0;
  }

  addReference(codes: readonly number[]): void {
    this.#references += 1;
    for (let start = 0; start < codes.length; start += 1) {
      const end = Math.min(start + this.#order, codes.length);
      let gram = NOTHING_BEFORE;
      for (let at = start; at < end; at += 1) {
        const known = this.#grams.size;
        gram = this.#grams.add(gram, codes[at] ?? 0);
        if (gram === known) this.#meet(gram);
        this.#count(gram);
      }
    }
  }

  /**
   * The matches of 1-grams to n-grams. To be asked once, after the references.
   *
   * @param counts takes them at `first`, `first + step` and so on, where zeros stand.
   */
  match(codes: readonly number[], counts: number[], first: number, step: number): void {
    for (let start = 0; start < codes.length; start += 1) {
      const end = Math.min(start + this.#order, codes.length);
      let gram = NOTHING_BEFORE;
      for (let at = start; at < end; at += 1) {
        gram = this.#grams.find(gram, codes[at] ?? 0);
        // What the references do not have, they do not have with more behind it either.
        if (gram < 0) break;
        const seen = (this.#inHypothesis[gram] ?? 0) + 1;
        this.#inHypothesis[gram] = seen;
        const place = first + (at - start) * step;
        if (seen <= (this.#most[gram] ?? 0)) counts[place] = (counts[place] ?? 0) + 1;
      }
    }
  }

  #meet(gram: number): void {
    if (gram === this.#most.length) {
      this.#most = enlarged(this.#most);
      this.#inReference = enlarged(this.#inReference);
      this.#readFor = enlarged(this.#readFor);
      this.#inHypothesis = enlarged(this.#inHypothesis);
    }
    this.#most[gram] = 0;
    this.#inHypothesis[gram] = 0;
    this.#readFor[gram] = 0;
  }

  #count(gram: number): void {
    const count = this.#readFor[gram] === this.#references ? (this.#inReference[gram] ?? 0) + 1 : 1;
    this.#readFor[gram] = this.#references;
    this.#inReference[gram] = count;
    if (count > (this.#most[gram] ?? 0)) this.#most[gram] = count;
  }
}

/** How many n-grams of a length a sequence has. */
export function ngramCount(length: number, n: number): number {
  return Math.max(0, length - n + 1);
}
