import { serveProject } from "#lib/access/route.ts";
import { evaluationOperation } from "#lib/evaluation/operations.ts";
import { getEvaluation } from "#lib/evaluation/queries/get-evaluation.ts";
import { evaluationNumber } from "#lib/evaluation/schema.ts";
import { NotFound } from "#lib/platform/errors.ts";

export const GET = serveProject(
  { ...evaluationOperation, permission: "project:read" },
  async (access, { params, query }) => {
    const evaluation = await getEvaluation(access, evaluationNumber(params.number), query);
    if (!evaluation) throw new NotFound();
    return Response.json(evaluation);
  },
);
