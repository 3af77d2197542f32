/** So many words that the most frequent of a text are among them; more would only cost memory. */
const MOST_WORDS = 2 ** 16;

/** Numbers words, so that comparing and counting them is arithmetic. */
export class Vocabulary {
  #codes = new Map<string, number>();

  /** To be called before each item: codes are comparable until the next call, and words are kept for the items to come within bounds. */
  startItem(): void {
    if (this.#codes.size > MOST_WORDS) this.#codes = new Map();
  }

  encode(words: readonly string[]): number[] {
    const codes: number[] = [];
    for (const word of words) {
      let code = this.#codes.get(word);
      if (code === undefined) {
        code = this.#codes.size;
        this.#codes.set(word, code);
      }
      codes.push(code);
    }
    return codes;
  }
}
