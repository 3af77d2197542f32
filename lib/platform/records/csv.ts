import { CsvError, parse as parseCsv } from "csv-parse/sync";
import { RecordError } from "#lib/platform/records/record-error.ts";
import { type RawRecord, splitRecords } from "#lib/platform/records/split-records.ts";

export type CsvLimits = { readonly maxRecordBytes: number; readonly maxColumns: number };

export const CSV_LIMITS: CsvLimits = { maxRecordBytes: 16 * 2 ** 20, maxColumns: 2_000 };

export type CsvHeader = {
  readonly columns: readonly string[];
  readonly delimiter: "," | ";" | "\t" | "|";
};

export type CsvRecord = {
  /** From 1. */
  readonly line: number;
  /** Of the file: with line end and empty lines, the first with the header too, so that those of all records together are the file. */
  readonly bytes: Uint8Array;
  /** By column; an empty field is an empty text. */
  readonly value: Readonly<Record<string, string>>;
  readonly header: CsvHeader;
};

export type CsvOptions = Partial<CsvLimits> & {
  /** Of the file that the source is a part of; without, the first record is the header. */
  readonly header?: CsvHeader;
};

/**
 * Reads a table as spreadsheets and pandas write it: RFC 4180, with a header; commas, semicolons, tabs or bars between fields,
 * whichever the header has most of; byte order mark, CRLF, empty lines. A table of a header alone has no record.
 *
 * @throws RecordError. With "records.torn" the last record breaks off, and all before it have been handed out.
 */
export async function* readCsv(source: AsyncIterable<Uint8Array>, options: CsvOptions = {}): AsyncGenerator<CsvRecord> {
  const { header: known, ...limits } = { ...CSV_LIMITS, ...options };
  let header = known;
  /** The header's bytes, for the first record to carry. */
  let before: Buffer | null = null;
  for await (const batch of splitRecords(source, { maxRecordBytes: limits.maxRecordBytes, quoted: true })) {
    let records = batch;
    if (!header) {
      const [first, ...others] = batch;
      if (!first) continue;
      header = readHeader(first, limits.maxColumns);
      before = first.bytes;
      records = others;
    }
    const rows = parseRows(records, header.delimiter);
    for (const [index, record] of records.entries()) {
      const bytes: Buffer = before ? Buffer.concat([before, record.bytes]) : record.bytes;
      before = null;
      yield { line: record.line, bytes, value: namedFields(rows[index] ?? [], record, header), header };
    }
  }
}

function readHeader(record: RawRecord, maxColumns: number): CsvHeader {
  const { line, bytes, start } = record;
  const delimiter = delimiterOf(bytes.toString("utf8", start));
  const columns = parseRows([record], delimiter)[0] ?? [];
  if (columns.length > maxColumns)
    throw new RecordError("records.header", `The header has more than ${maxColumns} columns.`, line);
  for (const [index, name] of columns.entries()) {
    if (name.trim() === "")
      throw new RecordError("records.header", `Column ${index + 1} has no name in the header (line ${line}).`, line);
    if (columns.indexOf(name) < index)
      throw new RecordError("records.header", `The header (line ${line}) has the column “${name}” twice.`, line, name);
  }
  return { columns, delimiter };
}

const DELIMITERS = [",", ";", "\t", "|"] as const;

function delimiterOf(header: string): CsvHeader["delimiter"] {
  const bare = header.replaceAll(/"[^"]*"/g, "");
  const counts = DELIMITERS.map((delimiter) => bare.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ",";
}

/** The fields of each record. Records were told apart by their quotes, as the parser does too. */
function parseRows(records: readonly RawRecord[], delimiter: string): string[][] {
  const text = Buffer.concat(records.map(({ bytes, start }) => bytes.subarray(start)));
  try {
    return parseCsv(text, {
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      record_delimiter: ["\r\n", "\n"],
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const index = typeof error.records === "number" ? error.records : 0;
    throw quoteError(error, records[index] ?? records[0], index === records.length - 1);
  }
}

function quoteError(error: CsvError, record: RawRecord | undefined, isLast: boolean): RecordError {
  const line = record?.line ?? 1;
  if (error.code === "CSV_QUOTE_NOT_CLOSED" && isLast)
    return new RecordError(
      "records.torn",
      `The file ends within double quotes that were opened in line ${line}.`,
      line,
    );
  const fix = "Put a field that contains double quotes in double quotes, and write each of its own twice.";
  return new RecordError("records.quotes", `A double quote in line ${line} is out of place. ${fix}`, line);
}

function namedFields(
  row: readonly string[],
  { line, bytes }: RawRecord,
  { columns }: CsvHeader,
): Record<string, string> {
  if (row.length !== columns.length) {
    const isTorn = row.length < columns.length && bytes[bytes.length - 1] !== 0x0a;
    const [has, wants] = [fields(row.length), fields(columns.length)];
    throw isTorn
      ? new RecordError(
          "records.torn",
          `The file ends in the middle of line ${line}: ${has} where the header has ${wants}.`,
          line,
        )
      : new RecordError("records.columns", `Line ${line} has ${has} where the header has ${wants}.`, line);
  }
  // Unlike an assignment, this makes an own property of any name.
  return Object.fromEntries(columns.map((column, index) => [column, row[index] ?? ""]));
}

const fields = (count: number) => `${count} ${count === 1 ? "field" : "fields"}`;
