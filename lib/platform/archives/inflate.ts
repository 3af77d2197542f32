import { createInflateRaw, type InflateRaw } from "node:zlib";
import type { ByteReader } from "#lib/platform/archives/byte-reader.ts";
import { RecordError } from "#lib/platform/records/record-error.ts";

/** Deflate makes at most 1 032 bytes of one, so this much never grows beyond 16 MiB at a time. */
const STEP_BYTES = 16_384;

/**
 * Unpacks a deflated entry, and leaves the reader right behind it.
 *
 * @param packedBytes null where the archive does not say: then the compressed data itself tells where it ends (RFC 1951).
 * @throws RecordError where it is damaged.
 */
export async function* inflate(reader: ByteReader, packedBytes: number | null): AsyncGenerator<Uint8Array> {
  const inflating = new Inflating();
  try {
    let left = packedBytes ?? Number.POSITIVE_INFINITY;
    while (left > 0 && !inflating.hasEnded) {
      const piece = await reader.some(Math.min(STEP_BYTES, left));
      left -= piece.length;
      yield* await inflating.write(piece);
      if (inflating.hasEnded && packedBytes === null) reader.putBack(inflating.unused(piece));
    }
    yield* await inflating.end();
    while (left > 0 && packedBytes !== null) left -= (await reader.some(Math.min(STEP_BYTES, left))).length;
  } finally {
    inflating.close();
  }
}

class Inflating {
  readonly #stream: InflateRaw = createInflateRaw();
  readonly #ended: Promise<void>;
  #pieces: Uint8Array[] = [];
  #writtenBytes = 0;
  hasEnded = false;

  constructor() {
    this.#stream.on("data", (piece: Uint8Array) => this.#pieces.push(piece));
    this.#ended = new Promise((resolve, reject) => {
      this.#stream.once("end", () => {
        this.hasEnded = true;
        resolve();
      });
      this.#stream.once("error", () =>
        reject(new RecordError("packed.damaged", "An entry of the archive is damaged.", 1)),
      );
    });
    // Whoever writes hears of it; nobody may be writing when it comes.
    this.#ended.catch(() => undefined);
  }

  /** @returns what came of it. Where the data ends within the piece, the stream says so instead of asking for more. */
  async write(piece: Buffer): Promise<Uint8Array[]> {
    this.#writtenBytes += piece.length;
    await Promise.race([new Promise<void>((resolve) => this.#stream.write(piece, () => resolve())), this.#ended]);
    return this.#taken();
  }

  async end(): Promise<Uint8Array[]> {
    if (!this.hasEnded) this.#stream.end();
    await this.#ended;
    return this.#taken();
  }

  /** What of the piece written last was no longer its own. */
  unused(piece: Buffer): Buffer {
    return piece.subarray(piece.length - (this.#writtenBytes - this.#stream.bytesWritten));
  }

  close(): void {
    this.#stream.destroy();
  }

  #taken(): Uint8Array[] {
    const pieces = this.#pieces;
    this.#pieces = [];
    return pieces;
  }
}
