/** Numbers under 32-bit keys, several a key, in a few bytes each where a Map takes a hundred. */
export class HashTable {
  #keys: Uint32Array;
  /** The number plus one; 0 where the slot is free. */
  #values: Uint32Array;
  #count = 0;

  constructor(expected = 1024) {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(16, expected * 2)));
    this.#keys = new Uint32Array(slots);
    this.#values = new Uint32Array(slots);
  }

  add(key: number, value: number): void {
    if (this.#count * 2 >= this.#keys.length) this.#grow();
    let slot = this.#slotOf(key);
    while (this.#values[slot] !== 0) slot = (slot + 1) & (this.#keys.length - 1);
    this.#keys[slot] = key;
    this.#values[slot] = value + 1;
    this.#count += 1;
  }

  /** Calls back for each number under a key, until the answer is false. */
  each(key: number, visit: (value: number) => boolean | undefined): void {
    for (let slot = this.#slotOf(key); ; slot = (slot + 1) & (this.#keys.length - 1)) {
      const value = this.#values[slot] ?? 0;
      if (value === 0) return;
      if (this.#keys[slot] === key && visit(value - 1) === false) return;
    }
  }

  has(key: number): boolean {
    for (let slot = this.#slotOf(key); this.#values[slot] !== 0; slot = (slot + 1) & (this.#keys.length - 1)) {
      if (this.#keys[slot] === key) return true;
    }
    return false;
  }

  /** Keys are hashes already: their low bits are as good as any. */
  #slotOf(key: number): number {
    return key & (this.#keys.length - 1);
  }

  #grow(): void {
    const [keys, values] = [this.#keys, this.#values];
    this.#keys = new Uint32Array(keys.length * 2);
    this.#values = new Uint32Array(keys.length * 2);
    this.#count = 0;
    for (let slot = 0; slot < keys.length; slot++) {
      const value = values[slot] ?? 0;
      if (value !== 0) this.add(keys[slot] ?? 0, value - 1);
    }
  }
}
