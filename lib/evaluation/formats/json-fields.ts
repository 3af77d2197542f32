import { isJsonObject, type Json, type JsonObject, member } from "#lib/platform/json-value.ts";

/** What stands at a path; undefined where a step is missing. A number steps into a list. */
export function at(value: Json | undefined, ...path: readonly (string | number)[]): Json | undefined {
  return path.reduce<Json | undefined>(
    (inner, step) =>
      typeof step === "number" ? (Array.isArray(inner) ? inner[step] : undefined) : member(inner, step),
    value,
  );
}

/** A text that is more than blanks, without those around it; null for anything else. */
export function textOf(value: Json | undefined): string | null {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
}

export function numberOf(value: Json | undefined): number | null {
  return typeof value === "number" ? value : null;
}

/** A whole number of 0 or above. */
export function countOf(value: Json | undefined): number | null {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

export function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

export function membersOf(value: Json | undefined): [key: string, value: Json][] {
  return isJsonObject(value) ? Object.entries(value) : [];
}

/** A value as people read it: a text as it is, all else as JSON; null for what is not there. */
export function shown(value: Json | undefined): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** A longer text is content, and no group has its name. */
const LONGEST_GROUP = 100;
const MOST_FIELDS = 50;

/** The members that can tell groups of items apart: short texts, numbers, yes and no. */
export function groupFields(...objects: readonly (Json | undefined)[]): Record<string, string> {
  const fields: [string, string][] = [];
  for (const [key, value] of objects.flatMap((object) => membersOf(object))) {
    if (value === null || typeof value === "object" || String(value).length > LONGEST_GROUP) continue;
    fields.push([key, String(value)]);
  }
  return Object.fromEntries(fields.slice(0, MOST_FIELDS));
}

/** The members of an object that are there, of those that are asked for. */
export function picked(value: Json | undefined, keys: readonly string[]): JsonObject {
  return Object.fromEntries(
    keys.flatMap((key) => {
      const found = member(value, key);
      return found === undefined || found === null || found === "" ? [] : [[key, found]];
    }),
  );
}
