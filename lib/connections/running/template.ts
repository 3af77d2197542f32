import type { Json, JsonObject } from "#lib/platform/json-value.ts";

const PLACE = /\{\{([^{}]*)\}\}/g;

/** The columns a template names in double braces, each once: `{{question}}` names `question`. */
export function columnsIn(template: string): string[] {
  return [...new Set([...template.matchAll(PLACE)].map(([, name = ""]) => name.trim()))];
}

/** The template with a row's values in its places. A column the row has not is an empty text there. */
export function fill(template: string, row: JsonObject): string {
  return template.replaceAll(PLACE, (_, name: string) => asText(row[name.trim()]));
}

/** A value as a prompt writes it: text as it is, what has no value as nothing, all else as JSON. */
export function asText(value: Json | undefined): string {
  if (value === null || value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** A value as the texts it stands for: a list is one text each. */
export function asTexts(value: Json | undefined): string[] {
  const texts = Array.isArray(value) ? value.map((one: Json) => asText(one)) : [asText(value)];
  return texts.filter((text) => text !== "");
}
