import { serveProject } from "#lib/access/route.ts";
import { connectionResource, connectionsOperation } from "#lib/connections/operations.ts";
import { listConnections } from "#lib/connections/queries/list-connections.ts";

export const GET = serveProject(connectionsOperation, async (access) =>
  Response.json({ items: (await listConnections(access)).map(connectionResource) }),
);
