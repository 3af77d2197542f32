import { problem } from "#lib/access/problem.ts";
import { serveProject } from "#lib/access/route.ts";
import { exportEvaluationOperation } from "#lib/evaluation/operations.ts";
import { exportEvaluation } from "#lib/evaluation/queries/export-evaluation.ts";
import { evaluationNumber } from "#lib/evaluation/schema.ts";
import { byteStream } from "#lib/platform/byte-stream.ts";
import { downloadHeaders } from "#lib/platform/download.ts";
import { NotFound } from "#lib/platform/errors.ts";

export const GET = serveProject(
  { ...exportEvaluationOperation, permission: "record:read" },
  async (access, { params, query }) => {
    const file = await exportEvaluation(access, evaluationNumber(params.number), query);
    if (!file) throw new NotFound();
    if (file.ok) return new Response(byteStream(file.value.bytes), { headers: downloadHeaders(file.value.name) });
    const { reason, message, field } = file;
    return problem(422, { reason, detail: message, errors: [{ pointer: `/query/${field}`, detail: message }] });
  },
);
