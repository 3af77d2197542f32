import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { openProject } from "#lib/access/door.ts";
import { actorOf, RETRY_AFTER_SECONDS } from "#lib/access/request.ts";
import { openAiError } from "#lib/gateway/problem.ts";
import { Forbidden, NotFound } from "#lib/platform/errors.ts";

/** Who calls the gateway of a project: a machine with a token of it. A session cookie opens nothing here. */
export async function callerOf(request: Request, slug: string): Promise<ProjectAccess<"gateway:use"> | Response> {
  if (!request.headers.has("authorization")) return unauthenticated("Give a token of the project as the API key.");
  const actor = await actorOf(request);
  if (!actor.ok && actor.reason === "too-many") {
    const headers = { "retry-after": `${RETRY_AFTER_SECONDS}` };
    return openAiError(429, { message: actor.message, type: "rate_limit_error", code: "rate_limit_exceeded" }, headers);
  }
  if (!actor.ok) return unauthenticated(actor.message);
  try {
    return await openProject(actor.value, slug, "gateway:use");
  } catch (error) {
    if (error instanceof Forbidden)
      return openAiError(403, { message: error.message, type: "permission_error", code: "forbidden" });
    if (error instanceof NotFound)
      return openAiError(404, {
        message: "There is no such gateway for this token.",
        type: "invalid_request_error",
        code: "not_found",
      });
    throw error;
  }
}

function unauthenticated(message: string): Response {
  const headers = { "www-authenticate": 'Bearer realm="cairn"' };
  return openAiError(401, { message, type: "authentication_error", code: "invalid_api_key" }, headers);
}
