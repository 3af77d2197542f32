import type { z } from "zod";
import { readBody } from "#lib/platform/http-body.ts";
import { parseTolerantJson } from "#lib/platform/json.ts";
import { type JsonPath, pointerTo } from "#lib/platform/json-value.ts";
import { accept, type Outcome, type Refusal, refuse } from "#lib/platform/outcome.ts";
import { MAX_BATCH_BYTES, MAX_REQUEST_BYTES } from "#lib/training/limits.ts";
import type { TrackingRefusal } from "#lib/training/mlflow/answer.ts";

/** What a call says, from the body or for a GET from the query. */
export async function readInput<S extends z.ZodType>(
  request: Request,
  schema: S,
  isBatch: boolean,
): Promise<Outcome<z.output<S>, TrackingRefusal>> {
  const sent = request.method === "GET" ? accept(queryOf(request)) : await jsonOf(request, isBatch);
  if (!sent.ok) return sent;
  const input = schema.safeParse(sent.value);
  return input.success ? accept(input.data) : invalid(input.error, sent.value);
}

/** Lists are written by repeating a key. */
function queryOf(request: Request): Record<string, string | string[]> {
  const { searchParams } = new URL(request.url);
  return Object.fromEntries(
    [...new Set(searchParams.keys())].map((key) => {
      const values = searchParams.getAll(key);
      return [key, values.length > 1 ? values : (values[0] ?? "")];
    }),
  );
}

async function jsonOf(request: Request, isBatch: boolean): Promise<Outcome<unknown, TrackingRefusal>> {
  const maxBytes = isBatch ? MAX_BATCH_BYTES : MAX_REQUEST_BYTES;
  const body = await readBody(request, { maxBytes, maxDecodedBytes: maxBytes });
  if (!body.ok) {
    if (body.reason !== "too-large") return body;
    const what = isBatch ? "Batched logging API requests" : "Requests";
    return refuse("too-large", `${what} must be at most ${maxBytes} bytes.`);
  }
  // Clients may send nothing where a message has no fields.
  if (body.value.byteLength === 0) return accept({});
  try {
    return accept(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body.value)));
  } catch {
    return tolerantJson(body.value);
  }
}

/** Python writes NaN and Infinity bare; they become the words that protobuf has for them. */
function tolerantJson(bytes: Uint8Array): Outcome<unknown, "malformed"> {
  const parsed = parseTolerantJson(bytes);
  if (!parsed.ok) return refuse("malformed", `Malformed request: ${parsed.message}`);
  const { value, nonFinite } = parsed.value;
  if (nonFinite.size === 0) return accept(value);
  const words = { NaN: "NaN", "+Inf": "Infinity", "-Inf": "-Infinity" } as const;
  const replaced = (node: unknown, path: JsonPath): unknown => {
    const word = node === null ? nonFinite.get(pointerTo(path)) : undefined;
    if (word) return words[word];
    if (Array.isArray(node)) return node.map((item, index) => replaced(item, [...path, index]));
    if (typeof node !== "object" || node === null) return node;
    return Object.fromEntries(Object.entries(node).map(([key, item]) => [key, replaced(item, [...path, key])]));
  };
  return accept(replaced(value, []));
}

/** The first thing that is wrong, in the words a client's user will see. */
function invalid(error: z.ZodError, sent: unknown): Refusal<"invalid"> {
  const issue = error.issues[0];
  const place = (issue?.path ?? [])
    .map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`))
    .join("");
  const field = place.replace(/^\./, "");
  const isMissing =
    issue?.path.length === 1 && typeof sent === "object" && sent !== null && !(String(issue.path[0]) in sent);
  if (isMissing)
    return refuse(
      "invalid",
      `Missing value for required parameter '${field}'. See the API docs for more information about request parameters.`,
      field,
    );
  const message = issue?.message ?? "Invalid request.";
  return field === "" ? refuse("invalid", message) : refuse("invalid", `${message} (parameter '${field}')`, field);
}
