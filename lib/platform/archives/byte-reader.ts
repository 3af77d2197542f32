import { RecordError } from "#lib/platform/records/record-error.ts";

/** Hands out the bytes of a stream in the portions that are asked for. */
export class ByteReader {
  readonly #source: AsyncIterator<Uint8Array>;
  #held: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** @returns exactly so many bytes, or null where the stream ends before the first of them. @throws RecordError where it ends after it. */
  async take(size: number): Promise<Buffer | null> {
    while (this.#held.length < size) {
      const { done, value } = await this.#source.next();
      if (!done) this.#held = this.#held.length === 0 ? bufferOf(value) : Buffer.concat([this.#held, value]);
      else if (this.#held.length === 0) return null;
      else throw brokenOff();
    }
    return this.#cut(size);
  }

  /** @throws RecordError where the stream ends before. */
  async need(size: number): Promise<Buffer> {
    const bytes = size === 0 ? Buffer.alloc(0) : await this.take(size);
    if (!bytes) throw brokenOff();
    return bytes;
  }

  /** @returns at least one byte and at most so many. @throws RecordError where the stream ends before. */
  async some(most: number): Promise<Buffer> {
    while (this.#held.length === 0) {
      const { done, value } = await this.#source.next();
      if (done) throw brokenOff();
      this.#held = bufferOf(value);
    }
    return this.#cut(Math.min(most, this.#held.length));
  }

  /** Takes back the end of what was handed out last. */
  putBack(bytes: Buffer): void {
    this.#held = Buffer.concat([bytes, this.#held]);
  }

  /** Lets go of the source. */
  async close(): Promise<void> {
    await this.#source.return?.();
  }

  #cut(size: number): Buffer {
    const bytes = this.#held.subarray(0, size);
    this.#held = this.#held.subarray(size);
    return bytes;
  }
}

function brokenOff(): RecordError {
  return new RecordError("packed.damaged", "The archive breaks off.", 1);
}

function bufferOf({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
