"use server";

import { projectAction } from "#lib/access/action.ts";
import { addEnvironment, changeEnvironment, retireEnvironment } from "#lib/deployment/environments/commands.ts";
import {
  addEnvironmentSchema,
  changeEnvironmentSchema,
  retireEnvironmentSchema,
} from "#lib/deployment/environments/schema.ts";

export const addEnvironmentAction = projectAction({
  permission: "environment:manage",
  input: addEnvironmentSchema,
  run: addEnvironment,
  done: ({ name }) => ({ message: `${name} is added.` }),
});

export const changeEnvironmentAction = projectAction({
  permission: "environment:manage",
  input: changeEnvironmentSchema,
  run: changeEnvironment,
  done: ({ name }) => ({ message: `${name} is changed. It counts from now on.` }),
});

export const retireEnvironmentAction = projectAction({
  permission: "environment:manage",
  input: retireEnvironmentSchema,
  run: retireEnvironment,
  done: ({ name }) => ({ message: `${name} is retired. What went there stays on record.` }),
});
