import { serveProject } from "#lib/access/route.ts";
import { scoresOperation } from "#lib/evaluation/operations.ts";
import { findSeries } from "#lib/evaluation/queries/find-series.ts";

export const GET = serveProject({ ...scoresOperation, permission: "project:read" }, async (access, { query }) => {
  const { metric, task } = query;
  return Response.json({ metric, task, items: await findSeries(access, query) });
});
