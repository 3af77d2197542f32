import { refused } from "#app/api/v1/projects/[slug]/optimisations/[number]/refused.ts";
import { serveProject } from "#lib/access/route.ts";
import { recordMeasurements } from "#lib/deployment/optimisations/commands/record-measurements.ts";
import { measureOptimisationOperation } from "#lib/deployment/optimisations/operations.ts";
import { sheetNumberOf } from "#lib/deployment/optimisations/schema.ts";

export const POST = serveProject(measureOptimisationOperation, async (access, { params, body }) => {
  const done = await recordMeasurements(access, { ...body, sheet: sheetNumberOf(params.number ?? "") });
  return done.ok ? Response.json(done.value, { status: 201 }) : refused(done);
});
