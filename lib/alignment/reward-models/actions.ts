"use server";

import { projectAction } from "#lib/access/action.ts";
import { trainRewardModel } from "#lib/alignment/commands/train-reward-model.ts";
import { trainRewardModelSchema } from "#lib/alignment/reward-models/schema.ts";

export const trainRewardModelAction = projectAction({
  permission: "reward-model:train",
  input: trainRewardModelSchema,
  run: trainRewardModel,
  done: ({ jobId }, { project }) => ({ redirect: `/projects/${project.slug}/alignment/reward-models?job=${jobId}` }),
});
