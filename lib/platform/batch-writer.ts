const WAIT_MS = 250;
const ROWS_PER_BATCH = 200;

/**
 * Writes rows some at a time: a quarter of a second after the first of them at the latest, so that a crash loses no more than that.
 * `add` waits while the database is behind.
 */
export class BatchWriter<Row> {
  readonly #write: (rows: readonly Row[]) => Promise<void>;
  #waiting: Row[] = [];
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> = Promise.resolve();

  constructor(write: (rows: readonly Row[]) => Promise<void>) {
    this.#write = write;
  }

  async add(row: Row): Promise<void> {
    this.#waiting.push(row);
    if (this.#waiting.length >= ROWS_PER_BATCH) await this.flush();
    else this.#timer ??= setTimeout(() => void this.flush().catch(() => undefined), WAIT_MS);
  }

  /** Writes what waits. What could not be written is thrown here, and at every later call. */
  flush(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const rows = this.#waiting;
    this.#waiting = [];
    if (rows.length > 0) this.#writing = this.#writing.then(() => this.#write(rows));
    return this.#writing;
  }
}
