import { serveProject } from "#lib/access/route.ts";
import { listPromptRuns } from "#lib/prompts/queries/list-runs.ts";
import { promptRunsOperation } from "#lib/prompts/running/operations.ts";

export const GET = serveProject(promptRunsOperation, async (access, { query }) =>
  Response.json(await listPromptRuns(access, query)),
);
