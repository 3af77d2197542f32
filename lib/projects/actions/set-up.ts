"use server";

import { openAction } from "#lib/access/action.ts";
import { setUp as command } from "#lib/projects/commands/set-up.ts";
import { setUpSchema } from "#lib/projects/schema.ts";

export const setUp = openAction({
  input: setUpSchema,
  run: command,
  done: () => ({ redirect: "/sign-in?done=set-up" }),
});
