import { serveProject } from "#lib/access/route.ts";
import { versionOperation } from "#lib/data/datasets/operations.ts";
import { getVersion } from "#lib/data/queries/get-version.ts";
import { listOverlaps } from "#lib/data/queries/list-overlaps.ts";
import { readRecordNumber } from "#lib/data/schema.ts";
import { NotFound } from "#lib/platform/errors.ts";

export const GET = serveProject(versionOperation, async (access, { params }) => {
  const [dataset, number] = [readRecordNumber(params.number), readRecordNumber(params.version)];
  const version = await getVersion(access, dataset, number);
  if (!version) throw new NotFound();
  return Response.json({ ...version, overlaps: await listOverlaps(access, dataset, number) });
});
