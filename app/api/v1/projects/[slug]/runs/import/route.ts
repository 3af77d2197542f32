import { problem } from "#lib/access/problem.ts";
import { BODY_STATUS, serveProject } from "#lib/access/route.ts";
import { readBody } from "#lib/platform/http-body.ts";
import { pointerTo } from "#lib/platform/json-value.ts";
import { importRun } from "#lib/training/commands/import-run.ts";
import { MAX_STATE_BYTES } from "#lib/training/limits.ts";
import { importRunOperation } from "#lib/training/operations.ts";

export const POST = serveProject(
  { ...importRunOperation, permission: "training:log" },
  async (access, { request, query }) => {
    const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
    if (type !== "application/json") return problem(415, { detail: "Send the file as application/json." });
    const bytes = await readBody(request, { maxBytes: MAX_STATE_BYTES, maxDecodedBytes: MAX_STATE_BYTES });
    if (!bytes.ok) return problem(BODY_STATUS[bytes.reason], { reason: bytes.reason, detail: bytes.message });
    const imported = await importRun(access, bytes.value, query);
    if (imported.ok) return Response.json(imported.value, { status: imported.value.alreadyImported ? 200 : 201 });
    const { reason, message, field } = imported;
    const errors = field ? [{ pointer: pointerTo(field.split(".")), detail: message }] : undefined;
    return problem(422, { reason, detail: message, errors });
  },
);
