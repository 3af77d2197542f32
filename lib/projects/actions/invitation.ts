"use server";

import { openAction, personAction } from "#lib/access/action.ts";
import { currentDevice } from "#lib/access/device.ts";
import { giveSessionCookie } from "#lib/access/session-cookie.ts";
import { beginSession } from "#lib/access/sign-in.ts";
import {
  type Joined,
  joinByInvitation as joinByInvitationCommand,
  registerByInvitation as registerByInvitationCommand,
} from "#lib/projects/commands/accept-invitation.ts";
import { joinSchema, registerSchema } from "#lib/projects/schema.ts";

const toProject = ({ slug, asRater }: Joined) => ({
  redirect: slug === null ? "/" : asRater ? "/tasks" : `/projects/${slug}`,
});

/** The link was sent to the address, and the password was just chosen: the new account is signed in with it. */
export const registerByInvitation = openAction({
  input: registerSchema,
  run: async (input) => {
    const device = await currentDevice();
    const joined = await registerByInvitationCommand(input, device.address);
    if (joined.ok) {
      const { userId } = joined.value;
      await giveSessionCookie(userId, await beginSession(userId, "password", device));
    }
    return joined;
  },
  done: toProject,
});

export const joinByInvitation = personAction({
  input: joinSchema,
  run: joinByInvitationCommand,
  done: toProject,
});
