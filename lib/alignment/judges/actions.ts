"use server";

import { projectAction } from "#lib/access/action.ts";
import { startJudgeRun } from "#lib/alignment/commands/start-judge-run.ts";
import { judgeRunForm } from "#lib/alignment/judges/form.ts";

export const startJudgeRunAction = projectAction({
  permission: "connection:use",
  input: judgeRunForm,
  run: startJudgeRun,
  done: ({ jobId }, { project }) => ({ redirect: `/projects/${project.slug}/alignment/judges?job=${jobId}` }),
});
