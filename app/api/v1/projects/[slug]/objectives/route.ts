import { serveProject } from "#lib/access/route.ts";
import { objectiveResource, objectivesOperation } from "#lib/scope/operations.ts";
import { listObjectives } from "#lib/scope/queries/list-objectives.ts";

export const GET = serveProject({ ...objectivesOperation, permission: "project:read" }, async (access, { query }) => {
  const { items, ...page } = await listObjectives(access, query);
  return Response.json({ ...page, items: items.map(objectiveResource) });
});
