import type { AnswerFormat } from "#lib/evaluation/answers/record.ts";
import { MAX_UPLOAD_BYTES } from "#lib/evaluation/limits.ts";
import { gunzip, isGzip } from "#lib/platform/gunzip.ts";

/**
 * The bytes of a file, unpacked where it is a .gz by its first bytes, whatever it is called.
 *
 * @throws RecordError when it breaks off, is damaged or unpacks to too much.
 */
export async function* unpacked(file: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const pieces = file[Symbol.asyncIterator]();
  const first = await pieces.next();
  if (first.done) return;
  const whole = rest(first.value, pieces);
  yield* isGzip(first.value) ? gunzip(whole, MAX_UPLOAD_BYTES) : whole;
}

async function* rest(first: Uint8Array, pieces: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield first;
    for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value;
  } finally {
    await pieces.return?.();
  }
}

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
