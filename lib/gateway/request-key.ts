import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import { isJsonObject, type Json, type JsonObject, member } from "#lib/platform/json-value.ts";

/** What of a request says nothing about the answer: how it is sent, and who is asking. */
const NOT_ASKED = new Set([
  "stream",
  "stream_options",
  "user",
  "safety_identifier",
  "metadata",
  "store",
  "prompt_cache_key",
]);

export type Operation = "chat" | "embeddings";

/** Where an answer may be given again, and what to. */
export type RequestKey = {
  /** Of the whole request. */
  readonly requestHash: Buffer;
  /** Of all but the last question, and that question; null where there is no text to compare. */
  readonly question: { readonly scopeHash: Buffer; readonly text: string } | null;
};

/**
 * The key of a request: SHA-256 of its canonical JSON (RFC 8785), so that the order of its members does not matter, with the project, the
 * connection and its revision before it. Two projects never meet, and neither do answers from before an edit of the connection.
 */
export function requestKeyOf(
  place: { readonly projectId: string; readonly connectionId: string; readonly revision: number },
  operation: Operation,
  request: JsonObject,
): RequestKey {
  const asked = Object.fromEntries(Object.entries(request).filter(([name]) => !NOT_ASKED.has(name)));
  const hash = (value: Json) =>
    createHash("sha256")
      .update(JSON.stringify([place.projectId, place.connectionId, place.revision, operation]))
      .update(canonicalize(value) ?? "")
      .digest();
  const question = operation === "chat" ? lastQuestion(asked) : null;
  return {
    requestHash: hash(asked),
    question: question && { scopeHash: hash({ ...asked, messages: question.before }), text: question.text },
  };
}

/** The last message, when it is a person's and has nothing but text; what came before it must be the same to the letter. */
function lastQuestion(asked: JsonObject): { before: readonly Json[]; text: string } | null {
  const messages = member(asked, "messages");
  if (!Array.isArray(messages)) return null;
  const last: Json | undefined = messages.at(-1);
  const text = member(last, "content");
  if (member(last, "role") !== "user" || typeof text !== "string" || !text.trim()) return null;
  return { before: messages.slice(0, -1), text };
}

/** Whether this request wants its answer piece by piece. */
export function wantsStream(request: JsonObject): boolean {
  return member(request, "stream") === true;
}

export function wantsUsage(request: JsonObject): boolean {
  return member(member(request, "stream_options"), "include_usage") === true;
}

/** What a client may say of the cache with one request. */
export type CacheWish = "use" | "refresh" | "bypass";

/** `x-cairn-cache: bypass` asks anew and keeps nothing, `refresh` asks anew and keeps it; HTTP's own words mean the same. */
export function cacheWishOf(headers: Headers): CacheWish {
  const own = headers.get("x-cairn-cache")?.trim().toLowerCase();
  if (own === "bypass" || own === "refresh") return own;
  const standard = headers.get("cache-control")?.toLowerCase() ?? "";
  if (/\bno-store\b/.test(standard)) return "bypass";
  return /\bno-cache\b/.test(standard) ? "refresh" : "use";
}

/** A request with the model it did not name. */
export function withModel(request: JsonObject, model: string): JsonObject {
  return isJsonObject(request) && typeof request.model === "string" && request.model !== ""
    ? request
    : { ...request, model };
}
