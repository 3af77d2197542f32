import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { pool } from "#lib/platform/db.ts";

const expand = promisify(gunzip);

/** The bytes of a blob, a chunk at a time. */
export async function* readBlob(id: string): AsyncGenerator<Uint8Array> {
  for await (const { contentGzip } of storedChunks(id, 0)) yield await expand(contentGzip);
}

export type BlobChunk = { readonly firstRecord: number; readonly records: number; readonly bytes: Uint8Array };

/** The chunks from the one in which a record stands. */
export async function* readBlobChunks(id: string, fromRecord = 0): AsyncGenerator<BlobChunk> {
  const { rows } = await pool().query<{ position: number }>(
    "SELECT position FROM blob_chunk WHERE blob_id = $1 AND first_record <= $2 ORDER BY position DESC LIMIT 1",
    [id, fromRecord],
  );
  for await (const { firstRecord, records, contentGzip } of storedChunks(id, rows[0]?.position ?? 0)) {
    yield { firstRecord, records, bytes: await expand(contentGzip) };
  }
}

type StoredChunk = { firstRecord: number; records: number; contentGzip: Buffer };

/** One statement a chunk, so that no connection is held while the reader is busy; the next is fetched meanwhile. */
async function* storedChunks(id: string, from: number): AsyncGenerator<StoredChunk> {
  let next = fetchChunk(id, from);
  for (let position = from; ; position++) {
    const chunk = await next;
    if (!chunk) return;
    next = fetchChunk(id, position + 1);
    next.catch(() => undefined);
    yield chunk;
  }
}

async function fetchChunk(id: string, position: number): Promise<StoredChunk | undefined> {
  const { rows } = await pool().query<StoredChunk>(
    `SELECT first_record AS "firstRecord", records, content_gzip AS "contentGzip"
       FROM blob_chunk WHERE blob_id = $1 AND position = $2`,
    [id, position],
  );
  return rows[0];
}
