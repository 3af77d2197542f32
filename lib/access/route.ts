import "server-only";
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { Actor, ProjectAccess } from "#lib/access/access.ts";
import { openProject } from "#lib/access/door.ts";
import { isOnlyRater } from "#lib/access/only-rater.ts";
import type { Operation } from "#lib/access/operation.ts";
import type { Permission } from "#lib/access/permissions.ts";
import { problem } from "#lib/access/problem.ts";
import { actorOf, RETRY_AFTER_SECONDS, type RequestRefusal } from "#lib/access/request.ts";
import { Forbidden, isDatabaseAway, NotFound } from "#lib/platform/errors.ts";
import { type BodyRefusal, readBody } from "#lib/platform/http-body.ts";
import { log, withRequestId } from "#lib/platform/log.ts";

type Context = { params: Promise<Record<string, string>> };
type Params = Record<string, string>;

/** A Next.js route handler that knows its operation, so that a test can list what is served. */
export type Route = ((request: Request, context: Context) => Promise<Response>) & { readonly operation: Operation };

type Call<Q extends z.ZodType, B extends z.ZodType> = {
  readonly request: Request;
  readonly params: Params;
  readonly query: z.output<Q>;
  readonly body: z.output<B>;
};

/** Serves an operation of one project: authenticates, opens the door, validates, maps refusals to problem+json. */
export function serveProject<Q extends z.ZodType, B extends z.ZodType, P extends Permission>(
  operation: Operation<Q, B, P>,
  work: (access: ProjectAccess<NoInfer<P>>, call: Call<Q, B>) => Promise<Response>,
): Route {
  return route(operation, async (actor, request, params) => {
    const access = await openProject(actor, params.slug ?? "", operation.permission);
    return validated(operation, request, params, (call) => work(access, call));
  });
}

/** Serves an operation that crosses projects; what it reads must be narrowed to the actor. */
export function serveActor<Q extends z.ZodType, B extends z.ZodType>(
  operation: Operation<Q, B, null>,
  work: (actor: Actor, call: Call<Q, B>) => Promise<Response>,
): Route {
  return route(operation, async (actor, request, params) => {
    if (actor.kind === "person" && (await isOnlyRater(actor))) throw new NotFound();
    return validated(operation, request, params, (call) => work(actor, call));
  });
}

function route<Q extends z.ZodType, B extends z.ZodType>(
  operation: Operation<Q, B>,
  work: (actor: Actor, request: Request, params: Params) => Promise<Response>,
): Route {
  const handler = (request: Request, context: Context) => {
    const requestId = request.headers.get("x-request-id")?.slice(0, 100) || randomUUID();
    return withRequestId(requestId, async () => {
      const began = performance.now();
      const response = await answered(request, context, work);
      response.headers.set("x-request-id", requestId);
      const durationMs = Math.round(performance.now() - began);
      log().info(
        { operation: `${operation.method} ${operation.path}`, status: response.status, durationMs },
        "request",
      );
      return response;
    });
  };
  return Object.assign(handler, { operation: operation as Operation });
}

async function answered(
  request: Request,
  context: Context,
  work: (actor: Actor, request: Request, params: Params) => Promise<Response>,
): Promise<Response> {
  try {
    const actor = await actorOf(request);
    if (!actor.ok) return refused(actor.reason, actor.message);
    // A route whose address has no parameter is given none.
    const params = (await context.params) ?? {};
    // Nothing has such an address, and PostgreSQL would refuse the question.
    if (Object.values(params).some((value) => value.includes("\0"))) throw new NotFound();
    return await work(actor.value, request, params);
  } catch (error) {
    if (error instanceof NotFound)
      return problem(404, { detail: "There is nothing here that this token or session may see." });
    if (error instanceof Forbidden) return problem(403, { reason: "forbidden", detail: error.message });
    log().error({ err: error }, "request failed");
    if (isDatabaseAway(error)) {
      const detail = "The database does not answer at the moment. Nothing was changed; try again.";
      return problem(503, { reason: "database-away", detail, headers: { "retry-after": "5" } });
    }
    return problem(500, { detail: "Something went wrong on our side. Nothing was changed." });
  }
}

function refused(reason: RequestRefusal, detail: string): Response {
  if (reason === "too-many")
    return problem(429, { reason, detail, headers: { "retry-after": `${RETRY_AFTER_SECONDS}` } });
  if (reason === "cross-site") return problem(403, { reason, detail });
  return problem(401, { reason, detail, headers: { "www-authenticate": 'Bearer realm="cairn"' } });
}

async function validated<Q extends z.ZodType, B extends z.ZodType>(
  operation: Operation<Q, B>,
  request: Request,
  params: Params,
  work: (call: Call<Q, B>) => Promise<Response>,
): Promise<Response> {
  const sent = Object.fromEntries(new URL(request.url).searchParams);
  if (Object.values(sent).some((value) => value.includes("\0"))) return holdsNul("The query");
  const query = operation.query?.safeParse(sent);
  if (query && !query.success) return invalid(query.error, "/query");
  const body = operation.body ? await jsonBody(operation.body, request) : undefined;
  if (body instanceof Response) return body;
  return work({ request, params, query: query?.data as z.output<Q>, body: body as z.output<B> });
}

const MAX_JSON_BYTES = 1_000_000;

/** The status of each way a body cannot be read; routes that read their own bodies use it too. */
export const BODY_STATUS: Record<BodyRefusal, number> = {
  "too-large": 413,
  "bad-encoding": 400,
  "unsupported-encoding": 415,
};

async function jsonBody(schema: z.ZodType, request: Request): Promise<unknown> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim();
  if (type !== "application/json") return problem(415, { detail: "Send the body as application/json." });
  const read = await readBody(request, { maxBytes: MAX_JSON_BYTES, maxDecodedBytes: MAX_JSON_BYTES });
  if (!read.ok) return problem(BODY_STATUS[read.reason], { reason: read.reason, detail: read.message });
  let value: unknown;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(read.value);
    value = JSON.parse(text);
    if (NUL_IN_JSON.test(text)) return holdsNul("The body");
  } catch (error) {
    return problem(400, { reason: "malformed", detail: `The body is not JSON: ${(error as Error).message}` });
  }
  const body = schema.safeParse(value);
  return body.success ? body.data : invalid(body.error, "");
}

/** JSON writes NUL in one way only; an even number of backslashes before it stands for themselves. */
const NUL_IN_JSON = /(?<!\\)(?:\\\\)*\\u0000/;

/** PostgreSQL's text cannot hold it. */
function holdsNul(what: string): Response {
  return problem(422, { reason: "invalid", detail: `${what} holds a NUL character (U+0000); leave it out.` });
}

function invalid(error: z.ZodError, prefix: string): Response {
  const errors = error.issues.map((issue) => ({
    pointer: `${prefix}/${issue.path.map(String).join("/")}`,
    detail: issue.message,
  }));
  return problem(422, {
    reason: "invalid",
    detail: errors.map((one) => `${one.pointer}: ${one.detail}`).join("; "),
    errors,
  });
}
