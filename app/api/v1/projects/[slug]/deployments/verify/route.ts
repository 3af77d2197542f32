import { serveProject } from "#lib/access/route.ts";
import { wireReasons } from "#lib/deployment/tokens/answer.ts";
import { verifyTokenOperation } from "#lib/deployment/tokens/operations.ts";
import { verifyToken } from "#lib/deployment/tokens/queries/verify-token.ts";
import { judgeFor } from "#lib/gates/judge-for.ts";

export const POST = serveProject(verifyTokenOperation, async (access, { body }) => {
  const reasons = await verifyToken(access, body, judgeFor(access));
  return Response.json({ valid: reasons.length === 0, reasons: wireReasons(access.project.slug, reasons) });
});
