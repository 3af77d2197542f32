import { serveProject } from "#lib/access/route.ts";
import { textStream } from "#lib/platform/byte-stream.ts";
import { downloadHeaders } from "#lib/platform/download.ts";
import { NotFound } from "#lib/platform/errors.ts";
import { exportPromptRun } from "#lib/prompts/queries/export-run.ts";
import { exportPromptRunOperation } from "#lib/prompts/running/operations.ts";
import { runNumberOf } from "#lib/prompts/running/schema.ts";

export const GET = serveProject(exportPromptRunOperation, async (access, { params, query }) => {
  const file = await exportPromptRun(access, runNumberOf(params.number), query.as);
  if (!file) throw new NotFound();
  return new Response(textStream(file.pieces), { headers: downloadHeaders(file.name) });
});
