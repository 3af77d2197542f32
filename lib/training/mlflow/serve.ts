import "server-only";
import { isDatabaseAway } from "#lib/platform/errors.ts";
import { log } from "#lib/platform/log.ts";
import type { Outcome } from "#lib/platform/outcome.ts";
import { answer, answerError, ERROR_CODES, type TrackingRefusal } from "#lib/training/mlflow/answer.ts";
import { serveArtefacts } from "#lib/training/mlflow/artefacts.ts";
import { ENDPOINTS } from "#lib/training/mlflow/endpoints.ts";
import { readInput } from "#lib/training/mlflow/read-input.ts";
import { openForToken } from "#lib/training/mlflow/token.ts";

/** The release of MLflow that answers as this does; some clients ask. */
const VERSION = "2.22.0";
const RETRY_SECONDS = 5;

/**
 * MLflow's tracking and artefact service, for clients that are told nothing but an address and a token. What will not pass by
 * itself is always a 4xx: clients repeat a 5xx for minutes while the training waits.
 *
 * @param path the decoded parts below /api: ["2.0", "mlflow", "runs", "create"].
 */
export async function serveTracking(request: Request, path: readonly string[]): Promise<Response> {
  const [version, service, ...rest] = path;
  const name = rest.join("/");
  try {
    if (version === "2.0" && service === "mlflow") return await serveEndpoint(request, name);
    if (version === "2.0" && service === "mlflow-artifacts" && rest[0] === "artifacts" && isFileMethod(request)) {
      const access = await openForToken(request);
      if (access instanceof Response) return access;
      return respond(await serveArtefacts(access, request, rest.slice(1)));
    }
    return notFound(request);
  } catch (error) {
    return failed(error, name);
  }
}

export function serveVersion(): Response {
  return new Response(VERSION, { headers: { "content-type": "text/plain; charset=utf-8" } });
}

export function serveHealth(): Response {
  return new Response("OK", { headers: { "content-type": "text/plain; charset=utf-8" } });
}

async function serveEndpoint(request: Request, name: string): Promise<Response> {
  const endpoint = Object.hasOwn(ENDPOINTS, name) ? ENDPOINTS[name] : undefined;
  if (!endpoint?.methods.some((method) => method === request.method)) return notFound(request);
  const access = await openForToken(request);
  if (access instanceof Response) return access;
  const input = await readInput(request, endpoint.input, name === "runs/log-batch");
  if (!input.ok) return respond(input);
  const done = await endpoint.run(access, input.value as never);
  return done.ok ? answer(done.value) : respond(done);
}

function respond(done: Outcome<Response, TrackingRefusal>): Response {
  return done.ok ? done.value : answerError(ERROR_CODES[done.reason], done.message);
}

/** Also what newer clients' probes for newer services want to hear: 404 means "not here", anything else is an error to them. */
function notFound(request: Request): Response {
  return answerError("ENDPOINT_NOT_FOUND", `No API found for '${request.method} ${new URL(request.url).pathname}'`);
}

function isFileMethod({ method }: Request): boolean {
  return method === "GET" || method === "PUT";
}

function failed(error: unknown, name: string): Response {
  if (isBadValue(error))
    return answerError("INVALID_PARAMETER_VALUE", "The request holds a value that cannot be stored.");
  log().error({ err: error, endpoint: name }, "tracking request failed");
  if (isDatabaseAway(error))
    return answerError("TEMPORARILY_UNAVAILABLE", "The database does not answer at the moment. Nothing was stored.", {
      "retry-after": `${RETRY_SECONDS}`,
    });
  return answerError("INTERNAL_ERROR", "Something went wrong on our side. Nothing was stored.");
}

/** PostgreSQL's class 22, data exception: the same request would fail for ever. */
function isBadValue(error: unknown): boolean {
  return error instanceof Error && "code" in error && typeof error.code === "string" && error.code.startsWith("22");
}
