import { serveProject } from "#lib/access/route.ts";
import { NotFound } from "#lib/platform/errors.ts";
import { listPromptAnswers } from "#lib/prompts/queries/list-answers.ts";
import { promptAnswersOperation } from "#lib/prompts/running/operations.ts";
import { runNumberOf } from "#lib/prompts/running/schema.ts";

export const GET = serveProject(promptAnswersOperation, async (access, { params, query }) => {
  const answers = await listPromptAnswers(access, runNumberOf(params.number), { page: query.page, withErrors: true });
  if (!answers) throw new NotFound();
  return Response.json(answers);
});
