import protobuf from "protobufjs/minimal.js";

/** The two encodings of OTLP/HTTP. A response is always in the encoding of its request. */
export type OtlpEncoding = "protobuf" | "json";

const CONTENT_TYPES: Record<OtlpEncoding, string> = { protobuf: "application/x-protobuf", json: "application/json" };

/** google.rpc.Code, by the HTTP status that carries it. */
const RPC_CODES: Record<number, number> = { 400: 3, 401: 16, 403: 7, 404: 5, 413: 8, 415: 3, 429: 8, 503: 14 };
const RPC_UNKNOWN = 2;

/** The encoding a Content-Type names, parameters such as charset aside; undefined for any other type. */
export function encodingOf(contentType: string | null): OtlpEncoding | undefined {
  const type = contentType?.split(";", 1)[0]?.trim().toLowerCase();
  if (type === "application/json") return "json";
  return type === "application/x-protobuf" || type === "application/protobuf" ? "protobuf" : undefined;
}

/**
 * 200 with an `ExportTraceServiceResponse`: empty when every span was stored, else with `partialSuccess`, after which the
 * client must not send the batch again. A message with nothing rejected is a warning.
 */
export function respondStored(encoding: OtlpEncoding, rejected = 0, message = ""): Response {
  const partial = rejected > 0 || message !== "";
  if (encoding === "json") {
    // A 64-bit integer is a string in protobuf's JSON mapping.
    const body = partial ? { partialSuccess: { rejectedSpans: String(rejected), errorMessage: message } } : {};
    return response(encoding, 200, JSON.stringify(body));
  }
  const writer = protobuf.Writer.create();
  if (partial) {
    writer.uint32(0x0a).fork();
    if (rejected > 0) writer.uint32(0x08).int64(rejected);
    if (message) writer.uint32(0x12).string(message);
    writer.ldelim();
  }
  return response(encoding, 200, writer.finish());
}

/**
 * A `google.rpc.Status`. Clients retry 429, 502, 503 and 504 only, so whatever may pass by itself must be one of those and
 * nothing else may be.
 */
export function respondRefused(
  encoding: OtlpEncoding,
  httpStatus: number,
  message: string,
  retryAfterSeconds?: number,
): Response {
  const code = RPC_CODES[httpStatus] ?? RPC_UNKNOWN;
  const body =
    encoding === "json"
      ? JSON.stringify({ code, message })
      : protobuf.Writer.create().uint32(0x08).int32(code).uint32(0x12).string(message).finish();
  const answer = response(encoding, httpStatus, body);
  if (retryAfterSeconds !== undefined) answer.headers.set("retry-after", String(retryAfterSeconds));
  if (httpStatus === 401) answer.headers.set("www-authenticate", "Bearer");
  return answer;
}

function response(encoding: OtlpEncoding, status: number, body: string | Uint8Array): Response {
  const bytes = typeof body === "string" ? body : Uint8Array.from(body);
  return new Response(bytes, { status, headers: { "content-type": CONTENT_TYPES[encoding] } });
}
