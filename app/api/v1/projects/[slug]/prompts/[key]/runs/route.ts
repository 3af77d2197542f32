import { problem } from "#lib/access/problem.ts";
import { serveProject } from "#lib/access/route.ts";
import { NotFound } from "#lib/platform/errors.ts";
import { pointerTo } from "#lib/platform/json-value.ts";
import { startPromptRun } from "#lib/prompts/commands/start-run.ts";
import { startPromptRunOperation } from "#lib/prompts/running/operations.ts";

export const POST = serveProject(startPromptRunOperation, async (access, { params, body }) => {
  const started = await startPromptRun(access, { prompt: params.key ?? "", run: body });
  if (started.ok) return Response.json(started.value, { status: 202 });
  const { reason, message, field } = started;
  if (reason === "no-such-prompt") throw new NotFound();
  const errors = field ? [{ pointer: pointerTo(field.split(".")), detail: message }] : undefined;
  return problem(422, { reason, detail: message, errors });
});
