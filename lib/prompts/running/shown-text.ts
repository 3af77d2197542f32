import { asText } from "#lib/connections/running/template.ts";
import type { JsonObject } from "#lib/platform/json-value.ts";

/** A value of a row as its prompt has it; empty where the row has none. */
export function shownText(values: JsonObject, name: string): string {
  return Object.hasOwn(values, name) ? asText(values[name]) : "";
}
