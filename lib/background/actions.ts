"use server";

import { projectAction } from "#lib/access/action.ts";
import { cancelJob } from "#lib/background/commands/cancel-job.ts";
import { jobSchema } from "#lib/background/schema.ts";

export const cancelJobAction = projectAction({
  permission: "job:cancel",
  input: jobSchema,
  run: cancelJob,
  done: ({ title }) => ({ message: `“${title}” is being stopped.` }),
});
