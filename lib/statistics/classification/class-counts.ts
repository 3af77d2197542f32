/** How often each class was predicted, was true, and both; one place a class, in the order they first appear. */
export type ClassCounts = {
  readonly hits: readonly number[];
  readonly predicted: readonly number[];
  readonly actual: readonly number[];
  readonly n: number;
};

/** Counts classes in rows of [predicted, actual], each a whole number that stands for a class. */
export function countClasses(rows: ArrayLike<number>, n: number): ClassCounts {
  const places = new ClassPlaces();
  const hits: number[] = [];
  const predicted: number[] = [];
  const actual: number[] = [];
  for (let item = 0; item < n; item += 1) {
    const one = places.of(rows[item * 2] ?? Number.NaN);
    const other = places.of(rows[item * 2 + 1] ?? Number.NaN);
    predicted[one] = (predicted[one] ?? 0) + 1;
    actual[other] = (actual[other] ?? 0) + 1;
    if (one === other) hits[one] = (hits[one] ?? 0) + 1;
  }
  const dense = (counts: readonly number[]) => Array.from({ length: places.size }, (_, place) => counts[place] ?? 0);
  return { hits: dense(hits), predicted: dense(predicted), actual: dense(actual), n };
}

/**
 * A hash table with open addressing: resampling asks for places millions of times, where a Map takes ten times as
 * long.
 */
class ClassPlaces {
  #codes = new Float64Array(64).fill(Number.NaN);
  #places = new Uint32Array(64);
  size = 0;

  /** The place of a class, from 0 in the order classes are first asked for. */
  of(code: number): number {
    const mask = this.#codes.length - 1;
    let slot = code & mask;
    while (this.#codes[slot] !== code) {
      if (Number.isNaN(this.#codes[slot])) return this.#add(code, slot);
      slot = (slot + 1) & mask;
    }
    return this.#places[slot] ?? 0;
  }

  #add(code: number, slot: number): number {
    const place = this.size;
    this.size += 1;
    this.#codes[slot] = code;
    this.#places[slot] = place;
    if (2 * this.size > this.#codes.length) this.#grow();
    return place;
  }

  #grow(): void {
    const [codes, places] = [this.#codes, this.#places];
    this.#codes = new Float64Array(2 * codes.length).fill(Number.NaN);
    this.#places = new Uint32Array(2 * codes.length);
    const mask = this.#codes.length - 1;
    codes.forEach((code, from) => {
      if (Number.isNaN(code)) return;
      let slot = code & mask;
      while (!Number.isNaN(this.#codes[slot])) slot = (slot + 1) & mask;
      this.#codes[slot] = code;
      this.#places[slot] = places[from] ?? 0;
    });
  }
}

/** The F1 of each class: 2·hits / (predicted + actual). Every class counted here was seen, so none divides by 0. */
function f1OfClasses({ hits, predicted, actual }: ClassCounts): number[] {
  return hits.map((hit, at) => (2 * hit) / ((predicted[at] ?? 0) + (actual[at] ?? 0)));
}

/** The mean of the classes' F1, over the classes that were predicted or true, as scikit-learn takes them. */
export function macroF1(counts: ClassCounts): number {
  const scores = f1OfClasses(counts);
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

/** The same, each class weighted by how often it is true. */
export function weightedF1(counts: ClassCounts): number {
  return f1OfClasses(counts).reduce((sum, score, at) => sum + score * (counts.actual[at] ?? 0), 0) / counts.n;
}

/** The mean of the classes' recall, over the classes that are true of an item. */
export function balancedAccuracy({ hits, actual }: ClassCounts): number {
  const recalls = hits.flatMap((hit, at) => (actual[at] ? [hit / actual[at]] : []));
  return recalls.reduce((sum, recall) => sum + recall, 0) / recalls.length;
}

/**
 * Matthews' correlation for any number of classes; 0 where all are predicted, or all are true, of one class, as
 * scikit-learn has it.
 *
 * @see Gorodkin, "Comparing two K-category assignments by a K-category correlation coefficient", Comput. Biol. Chem.
 *   28 (2004).
 */
export function matthews({ hits, predicted, actual, n }: ClassCounts): number {
  const product = (one: readonly number[], other: readonly number[]) =>
    one.reduce((sum, count, at) => sum + count * (other[at] ?? 0), 0);
  const right = hits.reduce((sum, hit) => sum + hit, 0);
  const spread = (n * n - product(predicted, predicted)) * (n * n - product(actual, actual));
  return spread === 0 ? 0 : (right * n - product(predicted, actual)) / Math.sqrt(spread);
}

/**
 * Cohen's kappa: agreement above what the two would reach by chance; NaN where chance alone agrees on everything.
 *
 * @see Cohen, "A Coefficient of Agreement for Nominal Scales", Educ. Psychol. Meas. 20 (1960).
 */
export function kappaOfCounts({ hits, predicted, actual, n }: ClassCounts): number {
  const agreed = hits.reduce((sum, hit) => sum + hit, 0) / n;
  const byChance = predicted.reduce((sum, count, at) => sum + (count / n) * ((actual[at] ?? 0) / n), 0);
  return byChance === 1 ? Number.NaN : (agreed - byChance) / (1 - byChance);
}
