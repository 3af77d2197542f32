import { problem } from "#lib/access/problem.ts";
import { BODY_STATUS, serveProject } from "#lib/access/route.ts";
import { uploadVersion } from "#lib/data/commands/upload-version.ts";
import { MAX_DATASET_BYTES } from "#lib/data/datasets/limits.ts";
import { uploadVersionOperation } from "#lib/data/datasets/operations.ts";
import { readRecordNumber } from "#lib/data/schema.ts";
import { openBody, refusingBody } from "#lib/platform/http-body.ts";
import { pointerTo } from "#lib/platform/json-value.ts";

const LIMITS = { maxBytes: MAX_DATASET_BYTES, maxDecodedBytes: MAX_DATASET_BYTES };

export const POST = serveProject(uploadVersionOperation, async (access, { request, params, query }) => {
  const body = await openBody(request, LIMITS);
  if (!body.ok) return problem(BODY_STATUS[body.reason], { reason: body.reason, detail: body.message });
  const number = readRecordNumber(params.number);
  const uploaded = await refusingBody(() => uploadVersion(access, number, query, body.value));
  if (uploaded.ok) return Response.json(uploaded.value, { status: uploaded.value.alreadyUploaded ? 200 : 201 });
  const { reason, message, field } = uploaded;
  return problem(statusOf(reason), {
    reason,
    detail: message,
    errors: field ? [{ pointer: pointerTo(field.split(".")), detail: message }] : undefined,
  });
});

function statusOf(reason: string): number {
  if (reason === "no-such-dataset") return 404;
  return Object.hasOwn(BODY_STATUS, reason) ? BODY_STATUS[reason as keyof typeof BODY_STATUS] : 422;
}
