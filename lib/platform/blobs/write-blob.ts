import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { constants, gzip } from "node:zlib";
import { pool } from "#lib/platform/db.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

const compress = promisify(gzip);

/** Enough that a statement's overhead does not show, and little enough that one page of records is one quick read. */
export const CHUNK_BYTES = 2 ** 20;

/** Some of a blob's bytes, which stay together in one chunk. */
export type Piece = {
  readonly bytes: Uint8Array;
  /** How many records begin in these bytes; left out where nobody will ask for one by its number. */
  readonly records?: number;
};

export type WrittenBlob = {
  readonly id: string;
  /** Of all bytes, in hex. */
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly recordCount: number;
};

export type BlobOptions = { readonly projectId: string; readonly maxBytes: number; readonly signal?: AbortSignal };

/**
 * Writes bytes as they arrive, about a megabyte at a time: what is held in memory does not depend on how many come. The
 * blob is nobody's until `keepBlob`; one that is never kept, because the sender hung up or a later line was wrong, is swept.
 *
 * @returns a refusal when more than `maxBytes` come. What the source throws is thrown on; nothing is left behind then either.
 */
export async function writeBlob(
  pieces: AsyncIterable<Piece>,
  { projectId, maxBytes, signal }: BlobOptions,
): Promise<Outcome<WrittenBlob, "too-large">> {
  const id = await begin(projectId);
  try {
    const hash = createHash("sha256");
    const chunks = new ChunkWriter(id);
    let sizeBytes = 0;
    for await (const { bytes, records = 0 } of pieces) {
      signal?.throwIfAborted();
      sizeBytes += bytes.byteLength;
      if (sizeBytes > maxBytes) {
        await dropBlob(id);
        return refuse("too-large", `The file is larger than ${Math.floor(maxBytes / 2 ** 20)} MiB.`);
      }
      hash.update(bytes);
      await chunks.add(bytes, records);
    }
    const recordCount = await chunks.end();
    const sha256 = hash.digest("hex");
    await pool().query("UPDATE blob SET sha256 = $2, size_bytes = $3, record_count = $4 WHERE id = $1", [
      id,
      sha256,
      sizeBytes,
      recordCount,
    ]);
    return accept({ id, sha256, sizeBytes, recordCount });
  } catch (error) {
    await dropBlob(id);
    throw error;
  }
}

/** Takes away a blob that nothing keeps; one that is kept stays, whoever asks. */
export async function dropBlob(id: string): Promise<void> {
  await pool().query("DELETE FROM blob WHERE id = $1 AND kept_at IS NULL", [id]);
}

async function begin(projectId: string): Promise<string> {
  const { rows } = await pool().query<{ id: string }>(
    "INSERT INTO blob (id, project_id) VALUES (uuidv7(), $1) RETURNING id",
    [projectId],
  );
  return rows[0]?.id ?? "";
}

/** Gathers pieces into chunks; one is compressed and written while the next is gathered. */
class ChunkWriter {
  readonly #blobId: string;
  #pieces: Uint8Array[] = [];
  #sizeBytes = 0;
  #records = 0;
  #position = 0;
  #firstRecord = 0;
  #written: Promise<unknown> = Promise.resolve();

  constructor(blobId: string) {
    this.#blobId = blobId;
  }

  async add(bytes: Uint8Array, records: number): Promise<void> {
    this.#pieces.push(bytes);
    this.#sizeBytes += bytes.byteLength;
    this.#records += records;
    if (this.#sizeBytes >= CHUNK_BYTES) await this.#cut();
  }

  /** @returns how many records there are in all. */
  async end(): Promise<number> {
    if (this.#sizeBytes > 0) await this.#cut();
    await this.#written;
    return this.#firstRecord;
  }

  async #cut(): Promise<void> {
    const content = Buffer.concat(this.#pieces, this.#sizeBytes);
    const row = [this.#blobId, this.#position, this.#firstRecord, this.#records, this.#sizeBytes];
    this.#position += 1;
    this.#firstRecord += this.#records;
    this.#pieces = [];
    this.#sizeBytes = 0;
    this.#records = 0;
    await this.#written;
    this.#written = store(row, content);
    // Awaited with the next chunk; until then a failure must not count as unhandled.
    this.#written.catch(() => undefined);
  }
}

async function store(row: readonly unknown[], content: Uint8Array): Promise<void> {
  const contentGzip = await compress(content, { level: constants.Z_BEST_SPEED });
  await pool().query(
    `INSERT INTO blob_chunk (blob_id, position, first_record, records, size_bytes, content_gzip)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [...row, contentGzip],
  );
}
