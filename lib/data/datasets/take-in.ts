import { type Column, ColumnTally, MAX_COLUMNS } from "#lib/data/datasets/columns.ts";
import { MAX_DATASET_BYTES } from "#lib/data/datasets/limits.ts";
import type { DatasetFormat } from "#lib/data/vocabulary.ts";
import { dropBlob, type Piece, type WrittenBlob, writeBlob } from "#lib/platform/blobs/write-blob.ts";
import { isJsonObject, type JsonObject } from "#lib/platform/json-value.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import { readCsv } from "#lib/platform/records/csv.ts";
import { readJsonl } from "#lib/platform/records/jsonl.ts";
import { RecordError, type RecordReason, refusingRecords } from "#lib/platform/records/record-error.ts";

export type TakenIn = WrittenBlob & { readonly columns: readonly Column[] };

type Row = { readonly bytes: Uint8Array; readonly value: JsonObject };

/**
 * Writes the file of a version as a blob while it is read, so that neither is ever whole in memory. Every row is looked at:
 * what is kept can be read.
 *
 * @returns a refusal that names the line and the field; nothing is left behind then.
 */
export function takeIn(
  source: AsyncIterable<Uint8Array>,
  { projectId, format }: { projectId: string; format: DatasetFormat },
): Promise<Outcome<TakenIn, RecordReason | "too-large" | "no-rows">> {
  return refusingRecords(async () => {
    const tally = new ColumnTally({ isTable: format === "csv" });
    const blob = await writeBlob(pieces(rowsOf(source, format), tally), { projectId, maxBytes: MAX_DATASET_BYTES });
    if (!blob.ok) return blob;
    if (tally.rows > 0) return accept({ ...blob.value, columns: tally.columns() });
    await dropBlob(blob.value.id);
    return refuse("no-rows", format === "csv" ? "The file has no row below its header." : "The file has no rows.");
  });
}

/** The rows of a version's file with the bytes they stand in. */
async function* rowsOf(
  source: AsyncIterable<Uint8Array>,
  format: DatasetFormat,
): AsyncGenerator<Row & { line: number }> {
  if (format === "csv") yield* readCsv(source);
  else
    for await (const { line, bytes, value } of readJsonl(source)) {
      if (isJsonObject(value)) yield { line, bytes, value };
      else
        throw new RecordError(
          "records.no-object",
          `Line ${line} is no object: write a row as {"column": value, …}.`,
          line,
        );
    }
}

async function* pieces(rows: AsyncIterable<Row & { line: number }>, tally: ColumnTally): AsyncGenerator<Piece> {
  for await (const { line, bytes, value } of rows) {
    if (!tally.add(value))
      throw new RecordError("records.header", `By line ${line} there are more than ${MAX_COLUMNS} columns.`, line);
    yield { bytes, records: 1 };
  }
}
