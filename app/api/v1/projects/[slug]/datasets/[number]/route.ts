import { serveProject } from "#lib/access/route.ts";
import { datasetOperation } from "#lib/data/datasets/operations.ts";
import { getDataset } from "#lib/data/queries/get-dataset.ts";
import { readRecordNumber } from "#lib/data/schema.ts";
import { NotFound } from "#lib/platform/errors.ts";

export const GET = serveProject(datasetOperation, async (access, { params, query }) => {
  const dataset = await getDataset(access, readRecordNumber(params.number), query.page);
  if (!dataset) throw new NotFound();
  return Response.json(dataset);
});
