"use server";

import { projectAction } from "#lib/access/action.ts";
import { editApplication, registerApplication, retireApplication } from "#lib/deployment/applications/commands.ts";
import {
  editApplicationSchema,
  registerApplicationSchema,
  retireApplicationSchema,
} from "#lib/deployment/applications/schema.ts";

export const registerApplicationAction = projectAction({
  permission: "application:update",
  input: registerApplicationSchema,
  run: registerApplication,
  done: ({ name }) => ({ message: `${name} is in the register.` }),
});

export const editApplicationAction = projectAction({
  permission: "application:update",
  input: editApplicationSchema,
  run: editApplication,
  done: ({ name }) => ({ message: `${name} is saved.` }),
});

export const retireApplicationAction = projectAction({
  permission: "application:update",
  input: retireApplicationSchema,
  run: retireApplication,
  done: ({ name }) => ({ message: `${name} is retired.` }),
});
