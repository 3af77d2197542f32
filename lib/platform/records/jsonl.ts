import { JsonFault, JsonReader } from "#lib/platform/json-reader.ts";
import type { Json, NonFinite } from "#lib/platform/json-value.ts";
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

const NONE: ReadonlyMap<string, NonFinite> = new Map();

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
  const text = bytes.toString("utf8", start);
  return { line, bytes, ...(parseQuickly(text, limits) ?? parseSlowly(text, record, limits)) };
}

type Parsed = Pick<JsonlRecord, "value" | "nonFinite">;

/** What `JSON.parse` takes and is within the limits; null for all else, which has to be looked at closely. */
function parseQuickly(text: string, limits: JsonlLimits): Parsed | null {
  let value: Json;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  return countKeys(value, limits.maxDepth) <= limits.maxKeys ? { value, nonFinite: NONE } : null;
}

/** Infinite where a number is, as of 1e999, or where it is nested too deep: the slow reader knows what to do. */
function countKeys(value: Json, levels: number): number {
  if (typeof value === "number") return Number.isFinite(value) ? 0 : Number.POSITIVE_INFINITY;
  if (typeof value !== "object" || value === null) return 0;
  if (levels === 0) return Number.POSITIVE_INFINITY;
  let keys = 0;
  if (Array.isArray(value)) for (const item of value) keys += countKeys(item, levels - 1);
  else for (const item of Object.values(value)) keys += 1 + countKeys(item, levels - 1);
  return keys;
}

function parseSlowly(text: string, { line, bytes }: RawRecord, limits: JsonlLimits): Parsed {
  try {
    return new JsonReader(text.trimEnd(), limits, { what: "line", line }).read();
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
