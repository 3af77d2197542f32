import { refused } from "#app/api/v1/projects/[slug]/optimisations/[number]/refused.ts";
import { serveProject } from "#lib/access/route.ts";
import { countRate } from "#lib/deployment/optimisations/commands/count-rate.ts";
import { countRateOperation } from "#lib/deployment/optimisations/operations.ts";
import { sheetNumberOf } from "#lib/deployment/optimisations/schema.ts";

export const POST = serveProject(countRateOperation, async (access, { params, body }) => {
  const done = await countRate(access, { ...body, sheet: sheetNumberOf(params.number ?? "") });
  return done.ok ? Response.json(done.value, { status: 201 }) : refused(done);
});
