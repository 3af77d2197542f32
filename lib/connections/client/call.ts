import { CallError, kindOfStatus } from "#lib/connections/client/call-error.ts";
import { parseJson, readErrorBody } from "#lib/connections/client/error-body.ts";
import type { OpenConnection } from "#lib/connections/client/open-connection.ts";
import { retryAfterMs } from "#lib/connections/client/retry-after.ts";
import { wayOutOf } from "#lib/connections/client/ways-out.ts";
import { now } from "#lib/platform/clock.ts";
import type { Json, JsonObject } from "#lib/platform/json-value.ts";
import type { OutgoingResponse } from "#lib/platform/outgoing/outgoing.ts";
import { OutgoingError, type OutgoingErrorKind } from "#lib/platform/outgoing/outgoing-error.ts";

export type CallOptions = { readonly signal?: AbortSignal };

type Call = CallOptions & {
  /** Below the base URL, such as `/chat/completions`. */
  readonly path: string;
  /** Sent as JSON with POST, text as it is; without one the call is a GET. */
  readonly body?: JsonObject | string;
  /** Whether the answer comes in pieces, each of which may take the connection's time. */
  readonly isStream?: boolean;
};

const MAX_ANSWER_BYTES = 64 * 2 ** 20;
const MAX_ERROR_BYTES = 2 ** 20;
const CONNECT_MS = 10_000;
const MAX_STREAM_MS = 30 * 60_000;

/**
 * Sends one request to an endpoint and gives back an answer with a status of 2xx, its body not yet read.
 * @throws CallError
 */
export async function callEndpoint(connection: OpenConnection, call: Call): Promise<OutgoingResponse> {
  const answer = await askEndpoint(connection, call);
  if (answer.status < 200 || answer.status >= 300) throw await refusalIn(connection, answer);
  const encoding = answer.headers["content-encoding"];
  if (encoding && encoding !== "identity") {
    answer.leave();
    throw new CallError("malformed", `${connection.name} answers compressed (${encoding}), which was not asked for.`);
  }
  return answer;
}

/**
 * The same, whatever the status is: for who passes answers on.
 * @throws CallError when there is no answer at all.
 */
export function askEndpoint(connection: OpenConnection, call: Call): Promise<OutgoingResponse> {
  const { timeoutMs } = connection;
  const url = new URL(`${connection.baseUrl}${call.path}`);
  if (connection.apiVersion) url.searchParams.set("api-version", connection.apiVersion);
  const headers: Record<string, string> = {
    accept: call.isStream ? "text/event-stream" : "application/json",
    "accept-encoding": "identity",
  };
  const key = connection.key?.reveal();
  if (key) headers[connection.keyHeader === "api_key" ? "api-key" : "authorization"] = withScheme(connection, key);
  const body = typeof call.body === "object" ? JSON.stringify(call.body) : call.body;
  if (body !== undefined) {
    headers["content-type"] = "application/json";
    headers["content-length"] = String(Buffer.byteLength(body));
  }
  return mapped(connection, () =>
    wayOutOf(connection).send({
      url,
      method: body === undefined ? "GET" : "POST",
      headers,
      body,
      signal: call.signal,
      limits: {
        connectMs: Math.min(CONNECT_MS, timeoutMs),
        firstByteMs: timeoutMs,
        idleMs: timeoutMs,
        totalMs: call.isStream ? MAX_STREAM_MS : timeoutMs,
        maxBytes: MAX_ANSWER_BYTES,
      },
    }),
  );
}

/** A whole body of JSON. @throws CallError when it breaks off, or is something else. */
export async function readJson(connection: OpenConnection, answer: OutgoingResponse): Promise<Json> {
  const text = await mapped(connection, () => readText(answer));
  const value = parseJson(text);
  if (value === undefined) throw notTheApi(connection, answer.status, text);
  return value;
}

function notTheApi({ name }: OpenConnection, status: number, text: string): CallError {
  const what = text.trim() === "" ? "nothing" : /^\s*</.test(text) ? "a web page" : "something that is not JSON";
  const advice = "Check that its address ends where the API begins, such as /v1.";
  return new CallError("malformed", `${name} answers ${what}. ${advice}`, { status });
}

async function readText(answer: OutgoingResponse): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer.body) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

function withScheme({ keyHeader }: OpenConnection, key: string): string {
  return keyHeader === "api_key" ? key : `Bearer ${key}`;
}

const KINDS: Record<OutgoingErrorKind, CallError["kind"]> = {
  "refused-address": "address",
  "name-unknown": "address",
  unreachable: "network",
  tls: "address",
  timeout: "timeout",
  aborted: "stopped",
  "too-large": "malformed",
  malformed: "malformed",
  "broken-off": "network",
};

/** Runs what talks to the network, and says its errors as this client does. */
export async function mapped<T>(connection: OpenConnection, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof OutgoingError)) throw error;
    throw new CallError(KINDS[error.kind], `${connection.name}: ${error.message}`);
  }
}

/** What an answer of 300 or more says, in the endpoint's words. */
async function refusalIn(connection: OpenConnection, answer: OutgoingResponse): Promise<CallError> {
  const { status, headers } = answer;
  const { name } = connection;
  if (status < 400) {
    answer.leave();
    const advice = "which is not followed. Write the address it leads to.";
    return new CallError("refused", `${name} answers with a redirect (${status}), ${advice}`, { status });
  }
  const said = readErrorBody(await beginningOf(answer), connection.key);
  return new CallError(
    kindOfStatus(status),
    `${name} answers ${status}: ${said.message || MEANINGS[status] || "it gives no reason"}`,
    { status, code: said.code, param: said.param, retryAfterMs: retryAfterMs(headers, now().getTime()) },
  );
}

const MEANINGS: Record<number, string> = {
  401: "it does not accept the key",
  403: "the key may not do this",
  404: "there is no such model or address",
  413: "the request is too large",
  429: "too many requests",
  500: "it failed inside",
  502: "what stands behind it does not answer",
  503: "it is not available",
  504: "what stands behind it does not answer in time",
};

/** As much of an error's body as tells what it is; one that breaks off is read as far as it came. */
async function beginningOf(answer: OutgoingResponse): Promise<string> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  try {
    for await (const chunk of answer.body) {
      chunks.push(chunk);
      sizeBytes += chunk.byteLength;
      if (sizeBytes > MAX_ERROR_BYTES) break;
    }
  } catch (error) {
    if (!(error instanceof OutgoingError)) throw error;
  }
  return Buffer.concat(chunks).toString("utf8");
}
