import { serveProject } from "#lib/access/route.ts";
import { NotFound } from "#lib/platform/errors.ts";
import { getPromptRun } from "#lib/prompts/queries/get-run.ts";
import { promptRunOperation } from "#lib/prompts/running/operations.ts";
import { runNumberOf } from "#lib/prompts/running/schema.ts";

export const GET = serveProject(promptRunOperation, async (access, { params }) => {
  const run = await getPromptRun(access, runNumberOf(params.number));
  if (!run) throw new NotFound();
  const { id: _, ...view } = run;
  return Response.json(view);
});
