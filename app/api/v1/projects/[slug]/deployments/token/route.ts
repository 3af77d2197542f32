import { serveProject } from "#lib/access/route.ts";
import { answerFailed, answerGranted, answerRefused, readIdempotencyKey } from "#lib/deployment/tokens/answer.ts";
import { requestToken } from "#lib/deployment/tokens/commands/request-token.ts";
import { requestTokenOperation } from "#lib/deployment/tokens/operations.ts";
import { judgeFor } from "#lib/gates/judge-for.ts";

export const POST = serveProject(requestTokenOperation, async (access, { request, body }) => {
  const key = readIdempotencyKey(request);
  if (key instanceof Response) return key;
  const outcome = await requestToken(access, body, key, judgeFor(access));
  if (!outcome.ok) return answerFailed(outcome.reason, outcome.message);
  if (!outcome.value.granted) return answerRefused(request, access.project.slug, outcome.value.reasons);
  const { token, claims } = outcome.value;
  const { jti: id, sub: digest, environment, release, version, kind, exp } = claims;
  const expiresAt = new Date(exp * 1000).toISOString();
  return answerGranted(request, { token, id, environment, digest, release, version, kind, expiresAt }, token);
});
