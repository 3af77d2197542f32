import { problem } from "#lib/access/problem.ts";
import { serveProject } from "#lib/access/route.ts";
import { startRun } from "#lib/evaluation/commands/start-run.ts";
import { runTestSetOperation } from "#lib/evaluation/running/operations.ts";
import { pointerTo } from "#lib/platform/json-value.ts";

export const POST = serveProject(runTestSetOperation, async (access, { body }) => {
  const started = await startRun(access, body);
  if (started.ok) return Response.json(started.value, { status: 202 });
  const { reason, message, field } = started;
  const errors = field ? [{ pointer: pointerTo(field.split(".")), detail: message }] : undefined;
  return problem(422, { reason, detail: message, errors });
});
