import { problem } from "#lib/access/problem.ts";
import { BODY_STATUS, serveProject } from "#lib/access/route.ts";
import { importEvaluation } from "#lib/evaluation/commands/import-evaluation.ts";
import { MAX_FILE_BYTES } from "#lib/evaluation/limits.ts";
import { importEvaluationOperation } from "#lib/evaluation/operations.ts";
import { readBody } from "#lib/platform/http-body.ts";
import { pointerTo } from "#lib/platform/json-value.ts";

export const POST = serveProject(
  { ...importEvaluationOperation, permission: "evaluation:import" },
  async (access, { request, query }) => {
    const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
    if (type !== "application/json") return problem(415, { detail: "Send the file as application/json." });
    const bytes = await readBody(request, { maxBytes: MAX_FILE_BYTES, maxDecodedBytes: MAX_FILE_BYTES });
    if (!bytes.ok) return problem(BODY_STATUS[bytes.reason], { reason: bytes.reason, detail: bytes.message });
    const imported = await importEvaluation(access, { ...query, bytes: bytes.value });
    if (imported.ok) return Response.json(imported.value, { status: imported.value.alreadyImported ? 200 : 201 });
    const { reason, message, field } = imported;
    return problem(422, {
      reason,
      detail: message,
      errors: field ? [{ pointer: pointerTo(field.split(".")), detail: message }] : undefined,
    });
  },
);
