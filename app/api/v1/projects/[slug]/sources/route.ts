import { problem } from "#lib/access/problem.ts";
import { serveProject } from "#lib/access/route.ts";
import { addSource } from "#lib/data/commands/add-source.ts";
import { addSourceOperation, sourceResource, sourcesOperation } from "#lib/data/operations.ts";
import { listSources } from "#lib/data/queries/list-sources.ts";

export const GET = serveProject(sourcesOperation, async (access, { query }) => {
  const { items, total, page, pageSize } = await listSources(access, query);
  return Response.json({ items: items.map(sourceResource), total, page, pageSize });
});

export const POST = serveProject(addSourceOperation, async (access, { body }) => {
  const added = await addSource(access, body);
  if (!added.ok) return problem(409, { reason: added.reason, detail: added.message });
  return Response.json(added.value, { status: 201 });
});
