import { createHash, randomBytes } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { makeProject } from "#lib/lifecycle/testing/fixtures.ts";
import { keepBlob, sweepBlobs } from "#lib/platform/blobs/keep-blob.ts";
import { readBlob, readBlobChunks } from "#lib/platform/blobs/read-blob.ts";
import { CHUNK_BYTES, dropBlob, type Piece, writeBlob } from "#lib/platform/blobs/write-blob.ts";
import { db, pool } from "#lib/platform/db.ts";

let projectId: string;

beforeAll(async () => {
  projectId = (await makeProject()).id;
});

async function* from(pieces: readonly Piece[]): AsyncGenerator<Piece> {
  yield* pieces;
}

async function write(pieces: readonly Piece[], maxBytes = 2 ** 30) {
  const written = await writeBlob(from(pieces), { projectId, maxBytes });
  if (!written.ok) throw new Error(written.message);
  return written.value;
}

async function bytesOf(id: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const bytes of readBlob(id)) chunks.push(bytes);
  return Buffer.concat(chunks);
}

const countOf = async (table: "blob" | "blob_chunk") =>
  Number((await pool().query(`SELECT count(*) FROM ${table}`)).rows[0].count);

describe("a blob", () => {
  it("gives back the bytes it was given, over many chunks", async () => {
    const pieces = Array.from({ length: 40 }, () => ({ bytes: randomBytes(99_991) }));
    const whole = Buffer.concat(pieces.map(({ bytes }) => bytes));
    const blob = await write(pieces);
    expect(blob).toMatchObject({ sizeBytes: whole.length, sha256: createHash("sha256").update(whole).digest("hex") });
    expect((await bytesOf(blob.id)).equals(whole)).toBe(true);
  });

  it("finds the chunk in which a record stands", async () => {
    const record = (number: number) => Buffer.from(`${number}`.padEnd(CHUNK_BYTES / 4, "."));
    const blob = await write(Array.from({ length: 11 }, (_, number) => ({ bytes: record(number), records: 1 })));
    expect(blob.recordCount).toBe(11);
    for await (const { firstRecord, records, bytes } of readBlobChunks(blob.id, 6)) {
      expect({ firstRecord, records }).toEqual({ firstRecord: 4, records: 4 });
      expect(Buffer.from(bytes).toString().startsWith("4...")).toBe(true);
      break;
    }
  });

  it("may be empty", async () => {
    const blob = await write([]);
    expect(blob).toMatchObject({ sizeBytes: 0, recordCount: 0 });
    expect((await bytesOf(blob.id)).length).toBe(0);
  });

  it("leaves nothing behind when it grows too large or its source breaks off", async () => {
    const before = [await countOf("blob"), await countOf("blob_chunk")];
    const big = [{ bytes: randomBytes(CHUNK_BYTES) }, { bytes: randomBytes(CHUNK_BYTES) }];
    const refused = await writeBlob(from(big), { projectId, maxBytes: CHUNK_BYTES + 1 });
    expect(refused).toMatchObject({ ok: false, reason: "too-large" });
    async function* broken(): AsyncGenerator<Piece> {
      yield { bytes: randomBytes(CHUNK_BYTES) };
      throw new Error("The line went dead.");
    }
    await expect(writeBlob(broken(), { projectId, maxBytes: 2 ** 30 })).rejects.toThrow("The line went dead.");
    expect([await countOf("blob"), await countOf("blob_chunk")]).toEqual(before);
  });

  it("stays once it is kept, and is swept when nothing kept it for a day", async () => {
    const kept = await write([{ bytes: Buffer.from("kept") }]);
    await keepBlob(db(), kept.id, new Date());
    await expect(keepBlob(db(), kept.id, new Date())).rejects.toThrow("another record's");
    await dropBlob(kept.id);
    await expect(pool().query("DELETE FROM blob WHERE id = $1", [kept.id])).rejects.toThrow("append-only");
    await expect(pool().query("DELETE FROM blob_chunk WHERE blob_id = $1", [kept.id])).rejects.toThrow("append-only");
    const young = await write([{ bytes: Buffer.from("young") }]);
    const old = await write([{ bytes: Buffer.from("old") }]);
    await pool().query("UPDATE blob SET created_at = now() - interval '25 hours' WHERE id = $1", [old.id]);
    await sweepBlobs();
    const left = await db().blob.findMany({ where: { id: { in: [kept.id, young.id, old.id] } }, select: { id: true } });
    expect(left.map(({ id }) => id).sort()).toEqual([kept.id, young.id].sort());
  });
});
