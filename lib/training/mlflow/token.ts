import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { openOwnProject } from "#lib/access/door.ts";
import { actorOf, RETRY_AFTER_SECONDS } from "#lib/access/request.ts";
import { Forbidden, NotFound } from "#lib/platform/errors.ts";
import { answerError } from "#lib/training/mlflow/answer.ts";

const HOW = "Set MLFLOW_TRACKING_TOKEN to an API token of the project with the permission training:log.";

/** Opens the door for a client by its token: a bearer, or the password of Basic authentication. No cookie opens it. */
export async function openForToken(request: Request): Promise<ProjectAccess<"training:log"> | Response> {
  const sent = request.headers.get("authorization");
  if (sent === null) return answerError("UNAUTHENTICATED", HOW, { "www-authenticate": 'Basic realm="cairn"' });
  const headers = new Headers(request.headers);
  headers.set("authorization", bearerOf(sent));
  const actor = await actorOf(new Request(request.url, { headers }));
  if (!actor.ok) {
    if (actor.reason === "too-many")
      return answerError("REQUEST_LIMIT_EXCEEDED", actor.message, { "retry-after": `${RETRY_AFTER_SECONDS}` });
    return answerError("UNAUTHENTICATED", `The API token is not known, has expired or was revoked. ${HOW}`);
  }
  if (actor.value.kind !== "token") return answerError("UNAUTHENTICATED", HOW);
  try {
    return await openOwnProject(actor.value, "training:log");
  } catch (error) {
    if (error instanceof Forbidden) return answerError("PERMISSION_DENIED", `${error.message} ${HOW}`);
    if (error instanceof NotFound) return answerError("PERMISSION_DENIED", "The token's project is not here any more.");
    throw error;
  }
}

/** The password is the token; where a tool has room for one name only, the user name is. */
function bearerOf(header: string): string {
  const encoded = /^Basic +([A-Za-z0-9+/=_-]+)$/i.exec(header)?.[1];
  if (!encoded) return header;
  const [user = "", ...password] = Buffer.from(encoded, "base64").toString("utf8").split(":");
  const token = password.join(":") || user;
  // What is no token's text must not become a header's.
  return /^[\x21-\x7e]+$/.test(token) ? `Bearer ${token}` : header;
}
