"use server";

import { projectAction } from "#lib/access/action.ts";
import { choosePrompt } from "#lib/training/commands/choose-prompt.ts";
import { chooseRun } from "#lib/training/commands/choose-run.ts";
import { linkDataset } from "#lib/training/commands/datasets.ts";
import { choosePromptSchema, chooseRunSchema, linkDatasetSchema } from "#lib/training/schema.ts";

export const chooseRunAction = projectAction({
  permission: "training:choose",
  input: chooseRunSchema,
  run: chooseRun,
  done: ({ name }) => ({ message: `${name} is what the phase goes on with.` }),
});

export const choosePromptAction = projectAction({
  permission: "training:choose",
  input: choosePromptSchema,
  run: choosePrompt,
  done: ({ name, version }) => ({ message: `Version ${version} of ${name} is what the phase goes on with.` }),
});

export const linkDatasetAction = projectAction({
  permission: "training:log",
  input: linkDatasetSchema,
  run: linkDataset,
  done: ({ version }) => ({ message: `The run names dataset version ${version}.` }),
});
