import { hideKey } from "#lib/connections/client/hide-key.ts";
import { isJsonObject, type Json, member } from "#lib/platform/json-value.ts";
import type { SecretText } from "#lib/platform/secret-text.ts";

export type ErrorBody = {
  /** What the endpoint says, in one line; empty when it says nothing readable. */
  readonly message: string;
  readonly code: string | null;
  /** The parameter it objects to. */
  readonly param: string | null;
};

const MAX_LENGTH = 500;

/**
 * What an endpoint says of an error: `{error: {message, type, code, param}}` as OpenAI writes it, `{error: "…"}`,
 * `{detail: …}` as FastAPI does, `{message: …}`, or plain text. Without the key, and short enough to show.
 */
export function readErrorBody(text: string, key: SecretText | null): ErrorBody {
  const parsed = parseJson(text);
  if (parsed === undefined) return { message: shown(/^\s*</.test(text) ? "" : text, key), code: null, param: null };
  return readErrorObject(member(parsed, "error") ?? parsed, key);
}

/** The same for the value of `error` itself, which also comes inside an answer that began as a success. */
export function readErrorObject(error: Json, key: SecretText | null): ErrorBody {
  const word = (name: string) => {
    const said = textOf(member(error, name));
    return said === null ? null : shown(said, key).slice(0, 100);
  };
  return { message: shown(messageOf(error), key), code: word("code") ?? word("type"), param: word("param") };
}

function messageOf(error: Json): string {
  if (typeof error === "string") return error;
  const place = member(error, "loc");
  if (Array.isArray(place)) return `${place.join(".")}: ${textOf(member(error, "msg")) ?? ""}`;
  for (const name of ["message", "detail", "msg", "error_description"]) {
    const value = member(error, name);
    if (typeof value === "string" && value) return value;
    if (Array.isArray(value)) return value.map((one: Json) => messageOf(one)).join("; ");
    if (isJsonObject(value)) return messageOf(value);
  }
  return "";
}

function textOf(value: Json | undefined): string | null {
  return typeof value === "string" || typeof value === "number" ? String(value) : null;
}

function shown(text: string, key: SecretText | null): string {
  // Cut twice: before, for an endpoint may send megabytes, and after, for a word may grow.
  const line = text
    .slice(0, 8 * MAX_LENGTH)
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
    .trim();
  const safe = hideKey(line, key);
  return safe.length > MAX_LENGTH ? `${safe.slice(0, MAX_LENGTH)}…` : safe;
}

/** Undefined when it is not JSON. */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
