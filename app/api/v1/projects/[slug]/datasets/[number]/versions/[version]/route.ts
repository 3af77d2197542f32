import { serveProject } from "#lib/access/route.ts";
import { versionOperation } from "#lib/data/datasets/operations.ts";
import { getVersion } from "#lib/data/queries/get-version.ts";
import { readRecordNumber } from "#lib/data/schema.ts";
import { NotFound } from "#lib/platform/errors.ts";

export const GET = serveProject(versionOperation, async (access, { params }) => {
  const version = await getVersion(access, readRecordNumber(params.number), readRecordNumber(params.version));
  if (!version) throw new NotFound();
  return Response.json(version);
});
