import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { askEndpoint } from "#lib/connections/client/call.ts";
import { CallError } from "#lib/connections/client/call-error.ts";
import { embeddings } from "#lib/connections/client/embeddings.ts";
import { parseJson, readErrorObject } from "#lib/connections/client/error-body.ts";
import { hideKey } from "#lib/connections/client/hide-key.ts";
import type { Hit } from "#lib/gateway/cache/entry.ts";
import { normalised } from "#lib/gateway/cache/similarity.ts";
import { findExact, findSimilar } from "#lib/gateway/cache/store.ts";
import { type Asked, Call } from "#lib/gateway/call.ts";
import { callerOf } from "#lib/gateway/caller.ts";
import { isWhole } from "#lib/gateway/completion.ts";
import { openAiError } from "#lib/gateway/problem.ts";
import {
  cacheWishOf,
  type Operation,
  requestKeyOf,
  wantsStream,
  wantsUsage,
  withModel,
} from "#lib/gateway/request-key.ts";
import { openGateway } from "#lib/gateway/settings.ts";
import { handOn, replay } from "#lib/gateway/stream.ts";
import { failureOf, passedHeaders, refusalOf, textOf } from "#lib/gateway/upstream.ts";
import { byteStream } from "#lib/platform/byte-stream.ts";
import { now } from "#lib/platform/clock.ts";
import { readBody } from "#lib/platform/http-body.ts";
import { isJsonObject, type JsonObject, member } from "#lib/platform/json-value.ts";
import { log } from "#lib/platform/log.ts";
import type { OutgoingResponse } from "#lib/platform/outgoing/outgoing.ts";
import { OutgoingError } from "#lib/platform/outgoing/outgoing-error.ts";

const MIB = 2 ** 20;
const LIMITS = { maxBytes: 32 * MIB, maxDecodedBytes: 32 * MIB };

const PATHS: Record<Operation, string> = { chat: "/chat/completions", embeddings: "/embeddings" };

/**
 * Answers as the OpenAI API does, from the cache where the same or a like question was answered before, else from the project's connection.
 *
 * @see https://github.com/openai/openai-openapi
 */
export async function serveGateway(request: Request, slug: string, operation: Operation): Promise<Response> {
  const beganAt = performance.now();
  try {
    const access = await callerOf(request, slug);
    if (access instanceof Response) return access;
    const asked = await read(request, access, operation, beganAt);
    return asked instanceof Response ? asked : await answer(new Call(asked), request.signal);
  } catch (error) {
    log().error({ err: error }, "the gateway failed");
    const message = "Something went wrong inside the gateway. Nothing was asked twice; try again.";
    return openAiError(500, { message, type: "server_error", code: "gateway_failed" });
  }
}

async function read(
  request: Request,
  access: ProjectAccess<"gateway:use">,
  operation: Operation,
  beganAt: number,
): Promise<Asked | Response> {
  const invalid = (message: string, status = 400) => openAiError(status, { message, type: "invalid_request_error" });
  const body = await readBody(request, LIMITS);
  if (!body.ok) return invalid(body.message, body.reason === "too-large" ? 413 : 400);
  const sent = parseJson(new TextDecoder().decode(body.value));
  if (sent === undefined || !isJsonObject(sent)) return invalid("The body must be a JSON object.");
  const gateway = await openGateway(access, wantedConnection(request.headers));
  if (!gateway.ok)
    return openAiError(409, { message: gateway.message, type: "invalid_request_error", code: gateway.reason });
  const { settings, connection } = gateway.value;
  const asking = withModel(sent, connection.defaultModel);
  const place = { projectId: access.project.id, connectionId: connection.id, revision: connection.revision };
  return {
    ...{ access, operation, settings, connection, beganAt },
    request: asking,
    model: String(asking.model),
    wish: cacheWishOf(request.headers),
    key: requestKeyOf(place, operation, asking),
    application: request.headers.get("x-cairn-application")?.slice(0, 200) || access.actor.name,
    traceparent: request.headers.get("traceparent"),
  };
}

/** Another connection of the project than the gateway's own, by its number. */
function wantedConnection(headers: Headers): number | null {
  const wanted = headers.get("x-cairn-connection");
  return wanted !== null && /^[1-9]\d{0,8}$/.test(wanted) ? Number(wanted) : null;
}

async function answer(call: Call, signal: AbortSignal): Promise<Response> {
  const hit = await findHit(call);
  if (hit) {
    call.hit(hit);
    return respond(call.asked, hit.response, {
      "x-cairn-cache": hit.outcome,
      age: `${Math.max(0, Math.floor(hit.ageSeconds))}`,
      ...(hit.similarity === null ? {} : { "x-cairn-similarity": hit.similarity.toFixed(4) }),
    });
  }
  try {
    const upstream = await askEndpoint(call.asked.connection, {
      path: PATHS[call.asked.operation],
      body: call.asked.request,
      isStream: wantsStream(call.asked.request),
      signal,
    });
    if (upstream.status < 200 || upstream.status >= 300) {
      call.failed(`${upstream.status}`);
      return await refusalOf(upstream, call.asked.connection);
    }
    return await passOn(call, upstream);
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    call.failed(error.kind);
    return failureOf(error);
  }
}

/** A kept answer, when the project keeps them and the client did not ask for a new one. */
async function findHit(call: Call): Promise<Hit | null> {
  const { access, settings, connection, wish, key } = call.asked;
  if (!settings.cacheEnabled || wish === "bypass") return null;
  const place = { projectId: access.project.id, at: now(), emptiedAt: settings.emptiedAt };
  const exact = wish === "use" ? await findExact(place, key.requestHash) : null;
  if (exact || settings.embeddingModel === null || key.question === null) return exact;
  try {
    const { vectors } = await embeddings(connection, { model: settings.embeddingModel, input: [key.question.text] });
    const vector = vectors[0] ? normalised(vectors[0]) : null;
    if (!vector) return null;
    call.embedded(vector);
    return wish === "use" ? await findSimilar(place, key.question.scopeHash, vector, settings.similarity) : null;
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    // The question can still be asked; only likeness to others cannot be told.
    log().warn({ err: error }, "the gateway could not embed a question");
    return null;
  }
}

async function passOn(call: Call, upstream: OutgoingResponse): Promise<Response> {
  const headers = {
    ...passedHeaders(upstream.headers),
    "x-cairn-cache": call.asked.wish === "use" ? "miss" : call.asked.wish,
  };
  const isStream = /^text\/event-stream\b/i.test(upstream.headers["content-type"] ?? "");
  if (isStream) return events(handOn(call, upstream), headers);
  let text: string;
  try {
    text = await textOf(upstream);
  } catch (error) {
    if (!(error instanceof OutgoingError)) throw error;
    throw new CallError("network", `${call.asked.connection.name}: ${error.message}`);
  }
  const said = parseJson(text);
  if (said === undefined || !isJsonObject(said)) {
    throw new CallError("malformed", `${call.asked.connection.name} answers something that is not JSON.`);
  }
  const error = member(said, "error") ?? null;
  if (error !== null) {
    call.failed("upstream");
    const { message, code } = readErrorObject(error, call.asked.connection.key);
    return openAiError(502, { message, type: "upstream_error", code: code ?? "error_in_answer" }, headers);
  }
  call.answered(said, isWhole(said));
  return respond(call.asked, said, headers, text);
}

/** An answer that is whole, in the form the client asked for. */
function respond(
  { request }: Asked,
  said: JsonObject,
  headers: Record<string, string>,
  text = JSON.stringify(said),
): Response {
  if (wantsStream(request) && Array.isArray(said.choices)) return events(replay(said, wantsUsage(request)), headers);
  return new Response(text, { headers: { ...headers, "content-type": "application/json" } });
}

function events(bytes: AsyncGenerator<Uint8Array>, headers: Record<string, string>): Response {
  return new Response(byteStream(bytes), {
    headers: {
      ...headers,
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-cache",
      "x-accel-buffering": "no",
    },
  });
}

/** The models of the gateway's connection, as they come. */
export async function serveModels(request: Request, slug: string): Promise<Response> {
  const access = await callerOf(request, slug);
  if (access instanceof Response) return access;
  const gateway = await openGateway(access, wantedConnection(request.headers));
  if (!gateway.ok)
    return openAiError(409, { message: gateway.message, type: "invalid_request_error", code: gateway.reason });
  const { connection } = gateway.value;
  try {
    const upstream = await askEndpoint(connection, { path: "/models", signal: request.signal });
    if (upstream.status < 200 || upstream.status >= 300) return await refusalOf(upstream, connection);
    return new Response(hideKey(await textOf(upstream), connection.key), {
      headers: { "content-type": "application/json" },
    });
  } catch (error) {
    if (error instanceof CallError) return failureOf(error);
    if (error instanceof OutgoingError)
      return failureOf(new CallError("network", `${connection.name}: ${error.message}`));
    throw error;
  }
}
