import { serveProject } from "#lib/access/route.ts";
import { listDeploymentsOperation } from "#lib/deployment/releases/operations.ts";
import { listDeployments } from "#lib/deployment/releases/queries/list-deployments.ts";

const PAGE_SIZE = 50;

export const GET = serveProject(listDeploymentsOperation, async (access, { query }) => {
  const { environment, page, from, to } = query;
  const range = { from: from ? new Date(from) : undefined, to: to ? new Date(to) : undefined };
  return Response.json(await listDeployments(access, { environment, page, pageSize: PAGE_SIZE, ...range }));
});
