"use server";

import { z } from "zod";
import { personAction } from "#lib/access/action.ts";
import {
  changeName as changeNameCommand,
  changePassword as changePasswordCommand,
} from "#lib/projects/commands/change-profile.ts";
import {
  revokeOtherSessions as revokeOtherSessionsCommand,
  revokeSession as revokeSessionCommand,
} from "#lib/projects/commands/revoke-session.ts";
import { passwordChangeSchema, profileSchema, sessionIdSchema } from "#lib/projects/schema.ts";

export const changeName = personAction({
  input: profileSchema,
  run: changeNameCommand,
  done: () => ({ message: "Your name is changed." }),
});

export const changePassword = personAction({
  input: passwordChangeSchema,
  run: changePasswordCommand,
  done: ({ endedSessions }) => ({
    message:
      endedSessions === 0
        ? "Your password is changed."
        : `Your password is changed, and ${endedSessions} other ${endedSessions === 1 ? "device was" : "devices were"} signed out.`,
  }),
});

export const revokeSession = personAction({
  input: sessionIdSchema,
  run: revokeSessionCommand,
  done: () => ({ message: "That device is signed out." }),
});

export const revokeOtherSessions = personAction({
  input: z.object({}),
  run: revokeOtherSessionsCommand,
  done: ({ ended }) => ({
    message:
      ended === 0
        ? "No other device was signed in."
        : `${ended} other ${ended === 1 ? "device is" : "devices are"} signed out.`,
  }),
});
