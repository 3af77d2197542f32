import { promisify } from "node:util";
import { constants, gunzip, gzip } from "node:zlib";
import { pool, type Tx } from "#lib/platform/db.ts";

const compress = promisify(gzip);
const expand = promisify(gunzip);

const ITEMS_PER_CHUNK = 20_000;

/** The numbers of a score's items, `width` an item, in the order of the items. */
export type Rows = { readonly width: number; readonly items: number; readonly rows: Float64Array };

/** Keeps what a score rests on, in the transaction that adds the score. */
export async function insertRows(
  tx: Tx,
  evaluationId: string,
  position: number,
  { width, items, rows }: Rows,
): Promise<void> {
  for (let first = 0, chunk = 0; first < items; first += ITEMS_PER_CHUNK, chunk++) {
    const count = Math.min(ITEMS_PER_CHUNK, items - first);
    const part = rows.subarray(first * width, (first + count) * width);
    const bytes = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
    await tx.scoreRows.create({
      data: {
        ...{ evaluationId, position, chunk, width },
        firstItem: first,
        items: count,
        rowsGzip: new Uint8Array(await compress(bytes, { level: constants.Z_BEST_SPEED })),
      },
      select: { chunk: true },
    });
  }
}

/** What a score rests on; null where it keeps no numbers. Little-endian, as every machine this runs on is. */
export async function readRows(evaluationId: string, position: number): Promise<Rows | null> {
  const { rows: chunks } = await pool().query<{ items: number; width: number; rowsGzip: Buffer }>(
    `SELECT items, width, rows_gzip AS "rowsGzip" FROM score_rows WHERE evaluation_id = $1 AND position = $2 ORDER BY chunk`,
    [evaluationId, position],
  );
  const [first] = chunks;
  if (!first) return null;
  const items = chunks.reduce((sum, chunk) => sum + chunk.items, 0);
  const rows = new Float64Array(items * first.width);
  let at = 0;
  for (const chunk of chunks) {
    const bytes = await expand(chunk.rowsGzip);
    rows.set(new Float64Array(new Uint8Array(bytes).buffer), at);
    at += chunk.items * chunk.width;
  }
  return { width: first.width, items, rows };
}
