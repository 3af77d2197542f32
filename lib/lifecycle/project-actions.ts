"use server";

import { personAction } from "#lib/access/action.ts";
import { startProject } from "#lib/lifecycle/commands/start-project.ts";
import { newProjectSchema } from "#lib/projects/schema.ts";

export const startProjectAction = personAction({
  insidersOnly: true,
  input: newProjectSchema,
  run: startProject,
  done: ({ slug }) => ({ redirect: `/projects/${slug}/scope` }),
});
