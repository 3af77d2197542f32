import { serveProject } from "#lib/access/route.ts";
import { evaluationsOperation } from "#lib/evaluation/operations.ts";
import { listEvaluations } from "#lib/evaluation/queries/list-evaluations.ts";

export const GET = serveProject({ ...evaluationsOperation, permission: "project:read" }, async (access, { query }) =>
  Response.json(await listEvaluations(access, query)),
);
