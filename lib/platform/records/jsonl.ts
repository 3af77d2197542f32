import { JsonFault } from "#lib/platform/json-reader.ts";
import type { Json, NonFinite } from "#lib/platform/json-value.ts";
import { type ParsedJson, parseJson } from "#lib/platform/records/parse-json.ts";
import { RecordError } from "#lib/platform/records/record-error.ts";
import { type RawRecord, splitRecords } from "#lib/platform/records/split-records.ts";

export type JsonlLimits = {
  readonly maxRecordBytes: number;
  /** Of objects and lists within each other, in one record. */
  readonly maxDepth: number;
  /** In one record. */
  readonly maxKeys: number;
};

export const JSONL_LIMITS: JsonlLimits = { maxRecordBytes: 16 * 2 ** 20, maxDepth: 64, maxKeys: 100_000 };

export type JsonlRecord = {
  /** From 1. */
  readonly line: number;
  /** Of the file: with line end and empty lines, so that the bytes of all records together are the file. */
  readonly bytes: Uint8Array;
  /** With null in the place of each number that is not finite. */
  readonly value: Json;
  /** Which numbers those were, by `pointerTo` their place. */
  readonly nonFinite: ReadonlyMap<string, NonFinite>;
};

/**
 * Reads JSON Lines as tools really write them: byte order mark, CRLF, empty lines, bare NaN and Infinity, keys given twice (the
 * last one wins). A file of nothing but empty lines has no record.
 *
 * @throws RecordError. With "records.torn" the last line breaks off, and all before it have been handed out: whether those
 *   are worth something is the caller's to say.
 */
export async function* readJsonl(
  source: AsyncIterable<Uint8Array>,
  limits: Partial<JsonlLimits> = {},
): AsyncGenerator<JsonlRecord> {
  const all = { ...JSONL_LIMITS, ...limits };
  for await (const batch of splitRecords(source, { maxRecordBytes: all.maxRecordBytes, quoted: false })) {
    for (const record of batch) yield parse(record, all);
  }
}

function parse(record: RawRecord, limits: JsonlLimits): JsonlRecord {
  const { line, bytes, start } = record;
  return { line, bytes, ...parsed(bytes.toString("utf8", start), record, limits) };
}

function parsed(text: string, { line, bytes }: RawRecord, limits: JsonlLimits): ParsedJson {
  try {
    return parseJson(text, limits, { what: "line", line });
  } catch (fault) {
    if (!(fault instanceof JsonFault)) throw fault;
    const isTorn = fault.reason === "json.truncated" && bytes[bytes.length - 1] !== 0x0a;
    const hint =
      line === 1 && isTornLayout(text) ? " JSON Lines has one whole object a line, and no list around them." : "";
    throw new RecordError(isTorn ? "records.torn" : fault.reason, `${fault.message}${hint}`, line, fault.field);
  }
}

/** The first line of a file that is one list or one object, laid out over many lines. */
function isTornLayout(text: string): boolean {
  return /^\s*[[{]\s*$/.test(text);
}
