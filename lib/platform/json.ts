import {
  JsonFault,
  type JsonLimits,
  JsonReader,
  type JsonReason,
  type TolerantJson,
} from "#lib/platform/json-reader.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import { decodeUtf8, type EncodingReason } from "#lib/platform/utf8.ts";

const LIMITS: JsonLimits = { maxDepth: 64, maxKeys: 1_000_000 };

/**
 * Reads a JSON file as tools really write them: with or without a byte order mark, with bare NaN and Infinity, with keys
 * given twice (the last one wins). All else is held to RFC 8259. Takes linear time; the caller bounds the size.
 *
 * Whole numbers beyond 2^53 lose digits, as with `JSON.parse`.
 *
 * @returns a refusal names line, column and field of the fault.
 */
export function parseTolerantJson(
  bytes: Uint8Array,
  limits: Partial<JsonLimits> = {},
): Outcome<TolerantJson, JsonReason | EncodingReason> {
  const text = decodeUtf8(bytes);
  if (!text.ok) return text;
  try {
    return accept(new JsonReader(text.value, { ...LIMITS, ...limits }).read());
  } catch (fault) {
    if (fault instanceof JsonFault) return refuse(fault.reason, fault.message, fault.field);
    throw fault;
  }
}
