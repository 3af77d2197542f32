"use server";

import { projectAction } from "#lib/access/action.ts";
import { rateItem } from "#lib/evaluation/commands/rate-item.ts";
import { startRun } from "#lib/evaluation/commands/start-run.ts";
import { ratingSchema } from "#lib/evaluation/ratings/schema.ts";
import { runForm } from "#lib/evaluation/running/form.ts";

export const rateItemAction = projectAction({
  permission: "item:rate",
  input: ratingSchema,
  run: rateItem,
  done: () => ({ message: "Your mark is kept." }),
});

export const startRunAction = projectAction({
  permission: "connection:use",
  input: runForm,
  run: startRun,
  done: ({ jobId }, { project }) => ({ redirect: `/projects/${project.slug}/evaluation/run?job=${jobId}` }),
});
