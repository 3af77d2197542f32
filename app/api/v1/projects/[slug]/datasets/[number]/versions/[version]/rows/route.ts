import { serveProject } from "#lib/access/route.ts";
import { rowsOperation } from "#lib/data/datasets/operations.ts";
import { listRows } from "#lib/data/queries/list-rows.ts";
import { readRecordNumber } from "#lib/data/schema.ts";

export const GET = serveProject(rowsOperation, async (access, { params, query }) => {
  const [dataset, version] = [readRecordNumber(params.number), readRecordNumber(params.version)];
  return Response.json(await listRows(access, { dataset, version, from: query.from }));
});
