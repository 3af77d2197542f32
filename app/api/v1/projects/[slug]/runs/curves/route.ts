import { serveProject } from "#lib/access/route.ts";
import { curvesOperation } from "#lib/training/operations.ts";
import { getCurves } from "#lib/training/queries/get-curves.ts";

export const GET = serveProject(curvesOperation, async (access, { query }) => {
  const curves = await getCurves(access, { numbers: query.runs, keys: query.keys?.split("\n") });
  return Response.json(curves, { headers: { "cache-control": "no-store" } });
});
