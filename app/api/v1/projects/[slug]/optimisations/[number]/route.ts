import { serveProject } from "#lib/access/route.ts";
import { optimisationOperation, sheetResource } from "#lib/deployment/optimisations/operations.ts";
import { getSheet } from "#lib/deployment/optimisations/queries/get-sheet.ts";
import { sheetNumberOf } from "#lib/deployment/optimisations/schema.ts";
import { NotFound } from "#lib/platform/errors.ts";

export const GET = serveProject(optimisationOperation, async (access, { params }) => {
  const sheet = await getSheet(access, sheetNumberOf(params.number ?? ""));
  if (!sheet) throw new NotFound();
  return Response.json(sheetResource(sheet));
});
