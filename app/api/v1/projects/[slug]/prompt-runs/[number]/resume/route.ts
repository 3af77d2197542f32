import { problem } from "#lib/access/problem.ts";
import { serveProject } from "#lib/access/route.ts";
import { NotFound } from "#lib/platform/errors.ts";
import { resumePromptRun } from "#lib/prompts/commands/resume-run.ts";
import { resumePromptRunOperation } from "#lib/prompts/running/operations.ts";
import { runNumberOf } from "#lib/prompts/running/schema.ts";

export const POST = serveProject(resumePromptRunOperation, async (access, { params }) => {
  const resumed = await resumePromptRun(access, { number: runNumberOf(params.number) });
  if (resumed.ok) return Response.json(resumed.value, { status: 202 });
  if (resumed.reason === "no-such-run") throw new NotFound();
  return problem(409, { reason: resumed.reason, detail: resumed.message });
});
