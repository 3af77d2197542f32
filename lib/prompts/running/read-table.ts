import { readFileRows } from "#lib/data/datasets/read-rows.ts";
import type { DatasetFormat } from "#lib/data/vocabulary.ts";
import type { Tx } from "#lib/platform/db.ts";
import { isJsonObject, type JsonObject } from "#lib/platform/json-value.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import { readCsv } from "#lib/platform/records/csv.ts";
import { readJsonl } from "#lib/platform/records/jsonl.ts";
import { RecordError, type RecordReason, refusingRecords } from "#lib/platform/records/record-error.ts";
import { MOST_COLUMNS, MOST_ROWS, MOST_TABLE_CHARACTERS } from "#lib/prompts/limits.ts";
import type { TableInput } from "#lib/prompts/running/schema.ts";

/** The rows a run is over. */
export type RunTable = {
  readonly columns: readonly string[];
  readonly rows: readonly JsonObject[];
  /** Of the dataset version they were taken from. */
  readonly datasetVersionId: string | null;
};

type Reason = RecordReason | "too-many-rows" | "too-many-columns" | "too-large" | "no-such-dataset" | "no-rows";

/** Reads the table of a run: rows as they are, a text of CSV or JSON Lines, or a part of a dataset version. */
export async function readTable(tx: Tx, projectId: string, table: TableInput): Promise<Outcome<RunTable, Reason>> {
  if ("rows" in table) return tableOf(table.rows, null);
  if ("text" in table) return readText(table.text);
  const [dataset, version] = table.dataset.split("/").map(Number);
  const file = await tx.datasetVersion.findFirst({
    where: { projectId, number: version, dataset: { number: dataset } },
    select: { id: true, blobId: true, format: true },
  });
  if (!file)
    return refuse("no-such-dataset", `The project keeps no dataset version ${table.dataset}.`, "table.dataset");
  const rows: JsonObject[] = [];
  for await (const { value } of readFileRows({ ...file, format: file.format as DatasetFormat }, table.from - 1)) {
    rows.push(value);
    if (rows.length === table.count) break;
  }
  if (rows.length === 0) return refuse("no-rows", `Version ${table.dataset} has no row ${table.from}.`, "table.from");
  return tableOf(rows, file.id);
}

/** A pasted or typed table: JSON Lines where it begins with a brace, else CSV. */
export async function readText(text: string): Promise<Outcome<RunTable, Reason>> {
  const read = await refusingRecords(async () => {
    const rows: JsonObject[] = [];
    for await (const row of rowsIn(text)) {
      if (rows.length === MOST_ROWS)
        return refuse("too-many-rows", `The table has more than ${MOST_ROWS} rows. Leave some out.`);
      rows.push(row);
    }
    return tableOf(rows, null);
  });
  return read.ok ? read : { ...read, field: "table.text" };
}

async function* rowsIn(text: string): AsyncGenerator<JsonObject> {
  if (!text.trimStart().startsWith("{")) {
    for await (const { value } of readCsv(bytesOf(text))) yield value;
    return;
  }
  for await (const { line, value } of readJsonl(bytesOf(text))) {
    if (isJsonObject(value)) yield value;
    else
      throw new RecordError("records.no-object", `Line ${line} is no object: write a row as {"name": value, …}.`, line);
  }
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text.endsWith("\n") ? text : `${text}\n`);
}

function tableOf(
  rows: readonly JsonObject[],
  datasetVersionId: string | null,
): Outcome<RunTable, "too-many-columns" | "too-large"> {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  if (columns.length > MOST_COLUMNS)
    return refuse("too-many-columns", `The table has more than ${MOST_COLUMNS} columns.`, "table.text");
  if (JSON.stringify(rows).length > 2 * MOST_TABLE_CHARACTERS)
    return refuse("too-large", "The rows hold too much text for a run side by side. Take fewer.", "table.text");
  return accept({ columns, rows, datasetVersionId });
}
