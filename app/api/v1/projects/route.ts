import { serveActor } from "#lib/access/route.ts";
import { listProjectsFor, PROJECTS_PAGE_SIZE } from "#lib/gates/machine-queries.ts";
import { listProjectsOperation } from "#lib/gates/operations.ts";

export const GET = serveActor(listProjectsOperation, async (actor, { query }) => {
  const { projects, total } = await listProjectsFor(actor, query);
  return Response.json({ projects, total, page: query.page, pageSize: PROJECTS_PAGE_SIZE });
});
