import { serveProject } from "#lib/access/route.ts";
import { answerFailed, answerGranted, answerRefused, readIdempotencyKey } from "#lib/deployment/tokens/answer.ts";
import { redeemToken } from "#lib/deployment/tokens/commands/redeem-token.ts";
import { redeemTokenOperation } from "#lib/deployment/tokens/operations.ts";
import { judgeFor } from "#lib/gates/judge-for.ts";

export const POST = serveProject(redeemTokenOperation, async (access, { request, body }) => {
  const key = readIdempotencyKey(request);
  if (key instanceof Response) return key;
  const outcome = await redeemToken(access, body, key, judgeFor(access));
  if (!outcome.ok) return answerFailed(outcome.reason, outcome.message);
  if (!outcome.value.granted) return answerRefused(request, access.project.slug, outcome.value.reasons);
  const { granted: _, ...started } = outcome.value;
  return answerGranted(request, started, `${started.deployment}`);
});
