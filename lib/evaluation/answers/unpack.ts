import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { AnswersError } from "#lib/evaluation/answers/answers-error.ts";
import type { AnswerFormat } from "#lib/evaluation/answers/record.ts";

const GZIP = [0x1f, 0x8b] as const;

/**
 * The bytes of a file, unpacked where it is a .gz by its first bytes, whatever it is called.
 *
 * @throws AnswersError when it breaks off or is damaged.
 */
export async function* unpacked(file: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const pieces = file[Symbol.asyncIterator]();
  const first = await pieces.next();
  if (first.done) return;
  const whole = rest(first.value, pieces);
  const [one, two] = first.value;
  if (one !== GZIP[0] || two !== GZIP[1]) yield* whole;
  else yield* gunzipped(whole);
}

async function* rest(first: Uint8Array, pieces: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield first;
    for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value;
  } finally {
    await pieces.return?.();
  }
}

async function* gunzipped(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const source = Readable.from(packed);
  const unzip = createGunzip();
  // What goes wrong with the source must be heard by whoever reads the result.
  source.on("error", (error) => unzip.destroy(error));
  source.pipe(unzip);
  try {
    yield* unzip;
  } catch (error) {
    if (!String((error as NodeJS.ErrnoException).code).startsWith("Z_")) throw error;
    throw new AnswersError("answers.bad-gzip", "The file is packed with gzip, and breaks off or is damaged.");
  } finally {
    source.destroy();
    unzip.destroy();
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
