import type { Rows } from "#lib/evaluation/items/score-rows.ts";

const FIRST_ITEMS = 1024;

/** The numbers of a metric's items while they come: one array that doubles, since nobody knows how many there will be. */
export class GrowingRows {
  readonly #width: number;
  #numbers: Float64Array;
  #length = 0;

  constructor(width: number) {
    this.#width = width;
    this.#numbers = new Float64Array(FIRST_ITEMS * width);
  }

  add(rows: Float64Array): void {
    const needed = this.#length + rows.length;
    if (needed > this.#numbers.length) {
      const larger = new Float64Array(Math.max(needed, 2 * this.#numbers.length));
      larger.set(this.#numbers.subarray(0, this.#length));
      this.#numbers = larger;
    }
    this.#numbers.set(rows, this.#length);
    this.#length = needed;
  }

  /** All of them; what was kept for more to come is let go. */
  rows(): Rows {
    return { width: this.#width, items: this.#length / this.#width, rows: this.#numbers.slice(0, this.#length) };
  }
}
