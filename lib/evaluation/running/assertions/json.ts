import { z } from "zod";
import { firstObjectIn } from "#lib/connections/running/embedded-json.ts";
import { assertion } from "#lib/evaluation/running/assertions/assertion.ts";
import { isJsonObject, type Json } from "#lib/platform/json-value.ts";

const keys = z
  .array(z.string().min(1).max(200))
  .max(50, "50 keys at most.")
  .default([])
  .describe("Keys that the object must have.");

export const isJson = assertion({
  title: "Is JSON",
  settings: z.object({ keys }),
  holds({ keys }, { text }) {
    const value = parsed(text);
    return value !== undefined && hasKeys(value, keys);
  },
});

export const containsJson = assertion({
  title: "Contains a JSON object",
  settings: z.object({ keys }),
  holds({ keys }, { text }) {
    const value = firstObjectIn(text, (object) => hasKeys(object, keys));
    return value !== undefined;
  },
});

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function hasKeys(value: Json, keys: readonly string[]): boolean {
  return keys.length === 0 || (isJsonObject(value) && keys.every((key) => Object.hasOwn(value, key)));
}
