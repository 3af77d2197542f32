const SMALLEST = 1024;

/**
 * Numbers pairs of numbers in the order in which they come, from 0. An n-gram is the pair of the (n−1)-gram before its last word
 * and that word, so the table holds n-grams of any length without spelling them out, and without mistaking one for another.
 */
export class PairTable {
  /** By slot, the number of the pair there plus one; 0 when it is free. */
  #slots = new Int32Array(SMALLEST);
  /** By the number of the pair. */
  #firsts = new Int32Array(SMALLEST / 2);
  #seconds = new Int32Array(SMALLEST / 2);
  #slotOf = new Int32Array(SMALLEST / 2);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Costs as much as there are pairs, however large the table has grown. */
  clear(): void {
    for (let pair = 0; pair < this.#size; pair += 1) this.#slots[this.#slotOf[pair] ?? 0] = 0;
    this.#size = 0;
  }

  /** @returns -1 for a pair that is not there. */
  find(first: number, second: number): number {
    return (this.#slots[this.#slot(first, second)] ?? 0) - 1;
  }

  /** The number of a pair, which is a new one if it has not been there. */
  add(first: number, second: number): number {
    let slot = this.#slot(first, second);
    const found = this.#slots[slot] ?? 0;
    if (found > 0) return found - 1;
    if (this.#size === this.#firsts.length) {
      this.#grow();
      slot = this.#slot(first, second);
    }
    const pair = this.#size;
    this.#size += 1;
    this.#slots[slot] = pair + 1;
    this.#firsts[pair] = first;
    this.#seconds[pair] = second;
    this.#slotOf[pair] = slot;
    return pair;
  }

  /** Where the pair is, or where it would go. At most half of the slots are taken, so a free one is near. */
  #slot(first: number, second: number): number {
    const mask = this.#slots.length - 1;
    let mixed = Math.imul(first + 1, 0x9e3779b1) ^ Math.imul(second + 1, 0x85ebca6b);
    mixed ^= mixed >>> 15;
    for (let slot = mixed & mask; ; slot = (slot + 1) & mask) {
      const pair = (this.#slots[slot] ?? 0) - 1;
      if (pair < 0 || (this.#firsts[pair] === first && this.#seconds[pair] === second)) return slot;
    }
  }

  #grow(): void {
    this.#slots = new Int32Array(this.#slots.length * 2);
    this.#firsts = enlarged(this.#firsts);
    this.#seconds = enlarged(this.#seconds);
    this.#slotOf = enlarged(this.#slotOf);
    for (let pair = 0; pair < this.#size; pair += 1) {
      const slot = this.#slot(this.#firsts[pair] ?? 0, this.#seconds[pair] ?? 0);
      this.#slots[slot] = pair + 1;
      this.#slotOf[pair] = slot;
    }
  }
}

export function enlarged(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const twice = new Int32Array(numbers.length * 2);
  twice.set(numbers);
  return twice;
}
