/**
 * A set's signature, from which the Jaccard similarity of two sets is estimated without the sets: each place holds the smallest hash of
 * the set's members under a hash function of its own, and two sets agree in a place with a probability of their similarity.
 *
 * @see Broder, "On the resemblance and containment of documents", Compression and Complexity of Sequences (1997), 21–29.
 */
export type MinHash = Uint32Array;

/** A signature's hash functions: x ↦ mix((x ⊕ seed) · factor), each one to one on 32 bits. */
export class MinHasher {
  readonly #seeds: Uint32Array;
  readonly #factors: Uint32Array;

  /** @param length how many places a signature has; the estimate's standard error is at most 1 / (2 √length). */
  constructor(length: number) {
    this.#seeds = Uint32Array.from({ length }, (_, place) => mix32(2 * place + 1));
    // Odd, or the multiplication would lose bits.
    this.#factors = Uint32Array.from({ length }, (_, place) => mix32(2 * place + 2) | 1);
  }

  /** @param members hashes of the set's members, 32 bits each; one that is there twice counts once. */
  signatureOf(members: Uint32Array): MinHash {
    const length = this.#seeds.length;
    const signature = new Uint32Array(length).fill(0xffffffff);
    for (let place = 0; place < length; place++) {
      const seed = this.#seeds[place] ?? 0;
      const factor = this.#factors[place] ?? 1;
      let least = 0xffffffff;
      for (let index = 0; index < members.length; index++) {
        let hash = Math.imul((members[index] ?? 0) ^ seed, factor);
        hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
        hash = (hash ^ (hash >>> 12)) >>> 0;
        if (hash < least) least = hash;
      }
      signature[place] = least;
    }
    return signature;
  }
}

/**
 * The keys under which sets that are alike probably meet: one a band of `rows` places. Two sets of similarity s share one with a
 * probability of 1 − (1 − s^rows)^bands.
 *
 * @see Leskovec, Rajaraman and Ullman, Mining of Massive Datasets (3rd ed., 2020), 3.4.
 */
export function bandKeys(signature: MinHash, rows: number): Uint32Array {
  const bands = Math.floor(signature.length / rows);
  const keys = new Uint32Array(bands);
  for (let band = 0; band < bands; band++) {
    let key = mix32(band + 1);
    for (let row = 0; row < rows; row++) key = mix32(key ^ (signature[band * rows + row] ?? 0));
    keys[band] = key;
  }
  return keys;
}

/** |A ∩ B| / |A ∪ B| of two sets, each sorted and without repetition; 0 for two empty ones. */
export function jaccard(a: Uint32Array, b: Uint32Array): number {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [left, right] = [a[i] ?? 0, b[j] ?? 0];
    if (left === right) shared += 1;
    if (left <= right) i += 1;
    if (right <= left) j += 1;
  }
  const union = a.length + b.length - shared;
  return union === 0 ? 0 : shared / union;
}

/** Spreads 32 bits over 32 bits, one to one. @see Appleby, MurmurHash3 (public domain), fmix32. */
export function mix32(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
