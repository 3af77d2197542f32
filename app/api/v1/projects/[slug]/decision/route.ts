import { serveProject } from "#lib/access/route.ts";
import { decisionOperation, decisionResource } from "#lib/model/operations.ts";
import { listDecisions } from "#lib/model/queries/list-decisions.ts";
import { NotFound } from "#lib/platform/errors.ts";

export const GET = serveProject(decisionOperation, async (access) => {
  const [newest] = await listDecisions(access);
  if (!newest) throw new NotFound();
  return Response.json(decisionResource(newest));
});
