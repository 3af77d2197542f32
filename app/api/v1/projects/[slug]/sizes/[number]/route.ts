import { serveProject } from "#lib/access/route.ts";
import { sheetNumberOf } from "#lib/deployment/optimisations/schema.ts";
import { sizeOperation } from "#lib/deployment/safetensors/operations.ts";
import { getSizeReading } from "#lib/deployment/safetensors/queries/get-size-reading.ts";
import { predictionsOf } from "#lib/deployment/safetensors/size-view.ts";
import { NotFound } from "#lib/platform/errors.ts";

export const GET = serveProject(sizeOperation, async (access, { params, query }) => {
  const reading = await getSizeReading(access, sheetNumberOf(params.number ?? ""));
  if (!reading) throw new NotFound();
  const { number, name, at, report } = reading;
  const { layers, byDtype, byGroup, packing, missing, warnings, parameters, bytes } = report;
  return Response.json({
    ...{ number, name, at, parameters, sizeBytes: bytes, layers, byDtype, byGroup, packing, missing, warnings },
    predictions: predictionsOf(reading, query),
  });
});
