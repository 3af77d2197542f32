import type { DatasetFormat } from "#lib/data/vocabulary.ts";
import { readBlobChunks } from "#lib/platform/blobs/read-blob.ts";
import { pool } from "#lib/platform/db.ts";
import type { JsonObject } from "#lib/platform/json-value.ts";
import { isJsonObject } from "#lib/platform/json-value.ts";
import { type CsvHeader, readCsv } from "#lib/platform/records/csv.ts";
import { readJsonl } from "#lib/platform/records/jsonl.ts";

export type VersionRow = {
  /** From 0, in the order of the file. */
  readonly row: number;
  /** By column; of a table every value is text. */
  readonly value: JsonObject;
};

/**
 * The rows of a dataset version from one of them on, a chunk of the file in memory at a time.
 * @param versionId of a version that the caller may read.
 */
export async function* readVersionRows(versionId: string, from = 0): AsyncGenerator<VersionRow> {
  const { rows } = await pool().query<{ blobId: string; format: DatasetFormat }>(
    `SELECT blob_id AS "blobId", format FROM dataset_version WHERE id = $1`,
    [versionId],
  );
  const [file] = rows;
  if (file) yield* readFileRows(file, from);
}

/** The same where the file is known already. */
export async function* readFileRows(
  { blobId, format }: { readonly blobId: string; readonly format: DatasetFormat },
  from = 0,
): AsyncGenerator<VersionRow> {
  let header: CsvHeader | undefined;
  for await (const { firstRecord, bytes } of readBlobChunks(blobId, from)) {
    if (format === "csv" && firstRecord > 0) header ??= await headerOf(blobId);
    let row = firstRecord;
    for await (const { value } of format === "csv" ? readCsv(once(bytes), { header }) : readJsonl(once(bytes))) {
      if (row >= from && isJsonObject(value)) yield { row, value };
      row += 1;
    }
  }
}

/** The header stands in the first chunk alone. */
async function headerOf(blobId: string): Promise<CsvHeader | undefined> {
  for await (const { bytes } of readBlobChunks(blobId)) {
    for await (const { header } of readCsv(once(bytes))) return header;
  }
  return undefined;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
