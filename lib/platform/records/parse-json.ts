import { type JsonLimits, type JsonPlace, JsonReader, type TolerantJson } from "#lib/platform/json-reader.ts";
import type { Json, NonFinite } from "#lib/platform/json-value.ts";

export type ParsedJson = Pick<TolerantJson, "value" | "nonFinite">;

const NONE: ReadonlyMap<string, NonFinite> = new Map();

/**
 * Parses the JSON text of one record, as fast as `JSON.parse` where the text is plain JSON.
 *
 * @throws JsonFault
 */
export function parseJson(text: string, limits: JsonLimits, place: JsonPlace): ParsedJson {
  return parseQuickly(text, limits) ?? new JsonReader(text.trimEnd(), limits, place).read();
}

/** What `JSON.parse` takes and is within the limits; null for all else, which has to be looked at closely. */
function parseQuickly(text: string, limits: JsonLimits): ParsedJson | null {
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
