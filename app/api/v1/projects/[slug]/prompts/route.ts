import { problem } from "#lib/access/problem.ts";
import { serveProject } from "#lib/access/route.ts";
import { addPrompt } from "#lib/prompts/commands/add-prompt.ts";
import { addPromptOperation, promptsOperation } from "#lib/prompts/operations.ts";
import { listPrompts } from "#lib/prompts/queries/list-prompts.ts";

export const GET = serveProject(promptsOperation, async (access, { query }) =>
  Response.json(await listPrompts(access, query.page)),
);

export const POST = serveProject(addPromptOperation, async (access, { body }) => {
  const added = await addPrompt(access, body);
  if (!added.ok) return problem(409, { reason: added.reason, detail: added.message });
  return Response.json(added.value, { status: 201 });
});
