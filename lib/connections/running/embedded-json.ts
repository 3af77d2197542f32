import { isJsonObject, type Json, type JsonObject } from "#lib/platform/json-value.ts";

/** Braces that open without ending an object; more of them are no answer that holds one. */
const MOST_STARTS = 100;

/** The first JSON object that stands in a text, between words or code fences, and is one that is looked for. */
export function firstObjectIn(
  text: string,
  isWanted: (object: JsonObject) => boolean = () => true,
): JsonObject | undefined {
  let start = text.indexOf("{");
  for (let tried = 0; start !== -1 && tried < MOST_STARTS; tried += 1) {
    const end = endOfObject(text, start);
    const object = end === -1 ? undefined : parsedObject(text.slice(start, end));
    if (object && isWanted(object)) return object;
    start = text.indexOf("{", object ? end : start + 1);
  }
  return undefined;
}

/** Behind the brace that closes the one at `start`, braces within strings not counted; -1 when none does. */
function endOfObject(text: string, start: number): number {
  let depth = 0;
  let isString = false;
  for (let at = start; at < text.length; at += 1) {
    const sign = text[at];
    if (isString) {
      if (sign === "\\") at += 1;
      else if (sign === '"') isString = false;
    } else if (sign === '"') isString = true;
    else if (sign === "{") depth += 1;
    else if (sign === "}") {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return -1;
}

function parsedObject(text: string): JsonObject | undefined {
  try {
    const value = JSON.parse(text) as Json;
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
