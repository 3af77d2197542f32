import type { AnswerFormat } from "#lib/evaluation/answers/record.ts";

const LF = 0x0a;
const QUOTE = 0x22;

/** Counts about how many records go by, for a progress bar: lines, without those within the quotes of a table and without its header. */
export class RecordCounter {
  readonly #isTable: boolean;
  #inQuotes = false;
  #lines = 0;
  #isLineOpen = false;

  constructor(format: AnswerFormat) {
    this.#isTable = format === "csv";
  }

  add(bytes: Uint8Array): void {
    for (const byte of bytes) {
      if (byte === QUOTE && this.#isTable) this.#inQuotes = !this.#inQuotes;
      if (byte === LF && !this.#inQuotes) this.#lines += 1;
    }
    this.#isLineOpen = bytes.at(-1) !== LF;
  }

  get records(): number {
    return Math.max(0, this.#lines + (this.#isLineOpen ? 1 : 0) - (this.#isTable ? 1 : 0));
  }
}
