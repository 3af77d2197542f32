import { problem } from "#lib/access/problem.ts";
import { BODY_STATUS, serveProject } from "#lib/access/route.ts";
import { startScoring } from "#lib/evaluation/commands/start-scoring.ts";
import { MAX_UPLOAD_BYTES } from "#lib/evaluation/limits.ts";
import { scoreAnswersOperation } from "#lib/evaluation/operations.ts";
import { openBody, refusingBody } from "#lib/platform/http-body.ts";
import { pointerTo } from "#lib/platform/json-value.ts";

export const POST = serveProject(
  { ...scoreAnswersOperation, permission: "evaluation:import" },
  async (access, { request, query }) => {
    const started = await refusingBody(async () => {
      const body = await openBody(request, { maxBytes: MAX_UPLOAD_BYTES, maxDecodedBytes: MAX_UPLOAD_BYTES });
      return body.ok ? startScoring(access, query, body.value) : body;
    });
    if (started.ok) return Response.json(started.value, { status: started.value.jobId === null ? 200 : 202 });
    const { reason, message, field } = started;
    const status = Object.hasOwn(BODY_STATUS, reason) ? BODY_STATUS[reason as keyof typeof BODY_STATUS] : 422;
    return problem(status, {
      reason,
      detail: message,
      errors: field ? [{ pointer: pointerTo(["query", ...field.split(".")]), detail: message }] : undefined,
    });
  },
);
