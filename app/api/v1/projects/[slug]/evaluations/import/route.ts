import { problem } from "#lib/access/problem.ts";
import { BODY_STATUS, serveProject } from "#lib/access/route.ts";
import { type UploadRequest, uploadEvaluation } from "#lib/evaluation/commands/upload-evaluation.ts";
import { MAX_UPLOAD_BYTES } from "#lib/evaluation/limits.ts";
import { importEvaluationOperation, UPLOAD_TYPES } from "#lib/evaluation/operations.ts";
import { type BodyRefusal, openBody, refusingBody } from "#lib/platform/http-body.ts";
import { pointerTo } from "#lib/platform/json-value.ts";
import type { Refusal } from "#lib/platform/outcome.ts";

const LIMITS = { maxBytes: MAX_UPLOAD_BYTES, maxDecodedBytes: MAX_UPLOAD_BYTES };

export const POST = serveProject(
  { ...importEvaluationOperation, permission: "evaluation:import" },
  async (access, { request, query }) => {
    const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
    if (!UPLOAD_TYPES.includes(type)) return problem(415, { detail: `Send the file as ${UPLOAD_TYPES.join(", ")}.` });
    const body = await openBody(request, LIMITS);
    if (!body.ok) return refused(body);
    const { task, model, columns, file, ...said } = query;
    const upload: UploadRequest = { ...said, fileName: file ?? "", options: told({ task, model, columns }) };
    const uploaded = await refusingBody(() => uploadEvaluation(access, upload, body.value));
    if (!uploaded.ok) return refused(uploaded);
    const { jobId, alreadyImported } = uploaded.value;
    return Response.json(uploaded.value, { status: jobId ? 202 : alreadyImported ? 200 : 201 });
  },
);

function refused({ reason, message, field }: Refusal<string>): Response {
  if (isOfBody(reason)) return problem(BODY_STATUS[reason], { reason, detail: message });
  const errors = field ? [{ pointer: pointerTo(field.split(".")), detail: message }] : undefined;
  return problem(422, { reason, detail: message, errors });
}

function isOfBody(reason: string): reason is BodyRefusal {
  return Object.hasOwn(BODY_STATUS, reason);
}

/** Without what was not said, so that the same file is known again. */
function told<T extends object>(options: T): T {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined && value !== "")) as T;
}
