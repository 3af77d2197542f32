import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { openOwnProject } from "#lib/access/door.ts";
import { actorOf, RETRY_AFTER_SECONDS } from "#lib/access/request.ts";
import { BODY_STATUS } from "#lib/access/route.ts";
import { ingestSpans } from "#lib/monitoring/commands/ingest-spans.ts";
import { decodeJson } from "#lib/monitoring/otlp/decode-json.ts";
import { decodeProtobuf } from "#lib/monitoring/otlp/decode-protobuf.ts";
import { encodingOf, type OtlpEncoding, respondRefused, respondStored } from "#lib/monitoring/otlp/respond.ts";
import { validateSpans } from "#lib/monitoring/otlp/validate.ts";
import { now } from "#lib/platform/clock.ts";
import { Forbidden, NotFound } from "#lib/platform/errors.ts";
import { readBody } from "#lib/platform/http-body.ts";
import { log } from "#lib/platform/log.ts";

const MIB = 2 ** 20;
/** The OTLP specification's advice for the decoded body; parsed JSON takes about ten times its size, so it gets less. */
const LIMITS: Record<OtlpEncoding, { maxBytes: number; maxDecodedBytes: number }> = {
  protobuf: { maxBytes: 16 * MIB, maxDecodedBytes: 64 * MIB },
  json: { maxBytes: 16 * MIB, maxDecodedBytes: 16 * MIB },
};

/** Batches in work at once in this process. Beyond it clients are asked to wait, which they do, rather than pile up here. */
const MAX_IN_WORK = 16;
const BUSY_RETRY_SECONDS = 1;
const TROUBLE_RETRY_SECONDS = 5;

let inWork = 0;

/**
 * OTLP/HTTP's `POST /v1/traces`. Answers in the request's encoding, acknowledges only what is committed, and says 503,
 * which clients retry, for whatever may pass by itself; a 500 would make them throw their spans away.
 *
 * @see https://opentelemetry.io/docs/specs/otlp/#otlphttp
 */
export async function receiveTraces(request: Request): Promise<Response> {
  const named = encodingOf(request.headers.get("content-type"));
  const encoding = named ?? "json";
  if (inWork >= MAX_IN_WORK) return respondRefused(encoding, 503, "Too many exports at once.", BUSY_RETRY_SECONDS);
  inWork += 1;
  try {
    const access = await accessOf(request, encoding);
    if (access instanceof Response) return access;
    if (!named) {
      return respondRefused(encoding, 415, "Send application/x-protobuf or application/json.");
    }
    return await receive(request, access, encoding);
  } catch (error) {
    if (isBadValue(error)) return respondRefused(encoding, 400, "A span holds a value that cannot be stored.");
    log().error({ err: error }, "storing spans failed");
    return respondRefused(encoding, 503, "The spans could not be stored now; send them again.", TROUBLE_RETRY_SECONDS);
  } finally {
    inWork -= 1;
  }
}

/** Telemetry comes from machines: a session cookie opens nothing here. */
async function accessOf(
  request: Request,
  encoding: OtlpEncoding,
): Promise<ProjectAccess<"telemetry:write"> | Response> {
  if (!request.headers.has("authorization")) {
    return respondRefused(encoding, 401, "Send “Authorization: Bearer <token>” with a token of the project.");
  }
  const actor = await actorOf(request);
  if (!actor.ok) {
    const tooMany = actor.reason === "too-many";
    return respondRefused(encoding, tooMany ? 429 : 401, actor.message, tooMany ? RETRY_AFTER_SECONDS : undefined);
  }
  if (actor.value.kind !== "token") return respondRefused(encoding, 401, "Send an API token of the project.");
  try {
    return await openOwnProject(actor.value, "telemetry:write");
  } catch (error) {
    if (error instanceof Forbidden) return respondRefused(encoding, 403, error.message);
    if (error instanceof NotFound) return respondRefused(encoding, 403, "The token's project is not here any more.");
    throw error;
  }
}

async function receive(
  request: Request,
  access: ProjectAccess<"telemetry:write">,
  encoding: OtlpEncoding,
): Promise<Response> {
  const body = await readBody(request, LIMITS[encoding]);
  if (!body.ok) return respondRefused(encoding, BODY_STATUS[body.reason], body.message);
  const decoded = encoding === "json" ? decodeJson(body.value) : decodeProtobuf(body.value);
  if (!decoded.ok) return respondRefused(encoding, decoded.reason === "too-large" ? 413 : 400, decoded.message);
  const receivedAt = now();
  const { valid, rejected, message } = validateSpans(decoded.value, receivedAt);
  await ingestSpans(access, valid, receivedAt);
  return respondStored(encoding, rejected, message);
}

/** PostgreSQL's class 22, data exception: sending the same spans again would fail for ever. */
function isBadValue(error: unknown): boolean {
  return error instanceof Error && "code" in error && typeof error.code === "string" && error.code.startsWith("22");
}
