export type JsonObject = { readonly [key: string]: Json };
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A number that Python writes and JSON has no word for. */
export type NonFinite = "NaN" | "+Inf" | "-Inf";

export type JsonPath = readonly (string | number)[];

/** The place of a value as a JSON pointer (RFC 6901), which unlike dots is unambiguous for any key. */
export function pointerTo(path: JsonPath): string {
  return path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The member of an object; undefined when it is not there or when `value` is no object. Never what is inherited. */
export function member(value: Json | undefined, key: string): Json | undefined {
  return isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
