import type { Alignment } from "#lib/statistics/text/ter/alignment.ts";

/** How far from the diagonal Tercom looks. */
const BEAM = 25;

/** Of a cell outside of the beam. */
const FAR = 2 ** 29;

/**
 * Edit distances between one reference and hypotheses of one length, which differ by the order of their words. Only the cells near
 * the diagonal are looked at, as Tercom does, so the distance of texts that differ much may be larger than the true one.
 *
 * One hypothesis is the base, whose rows are kept: another one is computed from the first word on in which it differs. What it
 * works with is kept for the next pair of texts, so nothing is allocated for texts of usual length.
 *
 * @see Levenshtein, 1966; the beam as in sacreBLEU 2.6, lib_ter.py.
 */
export class BeamedDistance {
  #reference: readonly number[] = [];
  #length = 0;
  #stride = 0;
  /** By row: the columns from `lows` to before `highs` are in the beam. */
  #lows = new Int32Array(64);
  #highs = new Int32Array(64);
  /** Row 0, which is whole, and the rows of the base, each from its low column on. */
  #first = new Int32Array(0);
  #rows = new Int32Array(64 * 64);
  #scratch: [Int32Array, Int32Array] = [new Int32Array(64), new Int32Array(64)];

  /** @param length of the hypotheses to come. */
  start(reference: readonly number[], length: number): void {
    this.#reference = reference;
    this.#length = length;
    const columns = reference.length + 1;
    const ratio = length > 0 ? reference.length / length : 1;
    const beam = BEAM < ratio / 2 ? Math.ceil(ratio / 2 + BEAM) : BEAM;
    this.#stride = Math.min(columns, 2 * beam + 2);
    this.#reserve(columns);
    this.#lows[0] = 0;
    this.#highs[0] = columns;
    for (let row = 1; row <= length; row += 1) {
      const diagonal = Math.floor(row * ratio);
      this.#lows[row] = Math.max(0, diagonal - beam);
      this.#highs[row] = row === length ? columns : Math.min(columns, diagonal + beam);
    }
  }

  /** The distance of a hypothesis, which becomes the base. */
  setBase(hypothesis: readonly number[]): number {
    let above: Int32Array = this.#first;
    let aboveFrom = 0;
    for (let row = 1; row <= this.#length; row += 1) {
      this.#fill(this.#rows, row * this.#stride, row, hypothesis[row - 1] ?? 0, above, aboveFrom);
      above = this.#rows;
      aboveFrom = row * this.#stride;
    }
    return this.#cell(this.#length, this.#reference.length);
  }

  /**
   * The distance of another hypothesis.
   *
   * @param shared how many of its first words are those of the base.
   * @param limit above which it is of no interest.
   * @returns something above `limit` as soon as it is known to be that far.
   */
  distance(hypothesis: readonly number[], shared: number, limit: number): number {
    let above: Int32Array = shared === 0 ? this.#first : this.#rows;
    let aboveFrom = shared * this.#stride;
    for (let row = shared + 1; row <= this.#length; row += 1) {
      const into = this.#scratch[row & 1] ?? this.#first;
      if (this.#fill(into, 0, row, hypothesis[row - 1] ?? 0, above, aboveFrom) > limit) return limit + 1;
      above = into;
      aboveFrom = 0;
    }
    return above[aboveFrom + this.#reference.length - (this.#lows[this.#length] ?? 0)] ?? FAR;
  }

  /** How the base is aligned to the reference: matches and replacements are preferred, then words to leave out, then words to add. */
  align(hypothesis: readonly number[], { aligned, referenceErrors, hypothesisErrors }: Alignment): void {
    let row = this.#length;
    let column = this.#reference.length;
    while (row > 0 || column > 0) {
      const cost = this.#cell(row, column);
      const differs = hypothesis[row - 1] === this.#reference[column - 1] ? 0 : 1;
      if (row > 0 && column > 0 && this.#cell(row - 1, column - 1) + differs === cost) {
        row -= 1;
        column -= 1;
        aligned[column] = row;
        referenceErrors[column] = differs;
        hypothesisErrors[row] = differs;
      } else if (row > 0 && (column === 0 || this.#cell(row - 1, column) + 1 === cost)) {
        row -= 1;
        hypothesisErrors[row] = 1;
      } else {
        column -= 1;
        aligned[column] = row - 1;
        referenceErrors[column] = 1;
      }
    }
  }

  #cell(row: number, column: number): number {
    if (row === 0) return column;
    const low = this.#lows[row] ?? 0;
    if (column < low || column >= (this.#highs[row] ?? 0)) return FAR;
    return this.#rows[row * this.#stride + column - low] ?? FAR;
  }

  /**
   * Computes one row from the one above.
   *
   * @returns what the whole distance is at least: the rest of one text is longer than that of the other by so many words.
   */
  #fill(into: Int32Array, from: number, row: number, word: number, above: Int32Array, aboveFrom: number): number {
    const reference = this.#reference;
    const low = this.#lows[row] ?? 0;
    const high = this.#highs[row] ?? 0;
    const aboveLow = this.#lows[row - 1] ?? 0;
    const aboveHigh = this.#highs[row - 1] ?? 0;
    const aboveAt = aboveFrom - aboveLow;
    const offset = reference.length - this.#length + row;
    let column = low;
    let left = FAR;
    let diagonal = low > aboveLow && low <= aboveHigh ? (above[aboveAt + low - 1] ?? FAR) : FAR;
    let least = FAR;
    if (low === 0) {
      diagonal = above[aboveAt] ?? FAR;
      left = diagonal + 1;
      into[from] = left;
      least = left + Math.abs(offset);
      column = 1;
    }
    for (; column < high; column += 1) {
      const up = column < aboveHigh ? (above[aboveAt + column] ?? FAR) : FAR;
      let cost = reference[column - 1] === word ? diagonal : diagonal + 1;
      if (up + 1 < cost) cost = up + 1;
      if (left + 1 < cost) cost = left + 1;
      into[from + column - low] = cost;
      const ahead = offset - column;
      const total = ahead < 0 ? cost - ahead : cost + ahead;
      if (total < least) least = total;
      diagonal = up;
      left = cost;
    }
    return least;
  }

  #reserve(columns: number): void {
    const rows = this.#length + 1;
    if (this.#lows.length < rows) {
      this.#lows = new Int32Array(2 * rows);
      this.#highs = new Int32Array(2 * rows);
    }
    if (this.#rows.length < rows * this.#stride) this.#rows = new Int32Array(2 * rows * this.#stride);
    if (this.#scratch[0].length < this.#stride) {
      this.#scratch = [new Int32Array(2 * this.#stride), new Int32Array(2 * this.#stride)];
    }
    if (this.#first.length < columns) this.#first = Int32Array.from({ length: 2 * columns }, (_, column) => column);
  }
}
