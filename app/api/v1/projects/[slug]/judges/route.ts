import { problem } from "#lib/access/problem.ts";
import { serveProject } from "#lib/access/route.ts";
import { startJudgeRun } from "#lib/alignment/commands/start-judge-run.ts";
import { judgeRunsOperation, startJudgeRunOperation } from "#lib/alignment/judges/operations.ts";
import { listJudgeRuns } from "#lib/alignment/queries/list-judge-runs.ts";
import { pointerTo } from "#lib/platform/json-value.ts";

export const GET = serveProject(judgeRunsOperation, async (access, { query }) => {
  const { items, ...page } = await listJudgeRuns(access, query);
  return Response.json({ ...page, items: items.map((run) => ({ ...run, labelSource: "machine" })) });
});

export const POST = serveProject(startJudgeRunOperation, async (access, { body }) => {
  const started = await startJudgeRun(access, body);
  if (started.ok) return Response.json(started.value, { status: 202 });
  const { reason, message, field } = started;
  const errors = field ? [{ pointer: pointerTo(field.split(".")), detail: message }] : undefined;
  return problem(422, { reason, detail: message, errors });
});
