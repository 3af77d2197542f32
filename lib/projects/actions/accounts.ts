"use server";

import { personAction } from "#lib/access/action.ts";
import {
  changeAccountRole as changeAccountRoleCommand,
  disableAccount as disableAccountCommand,
} from "#lib/projects/commands/change-account.ts";
import { inviteToInstance as inviteToInstanceCommand } from "#lib/projects/commands/invite.ts";
import { revokeAccountInvitation as revokeAccountInvitationCommand } from "#lib/projects/commands/revoke-invitation.ts";
import {
  accountDisabledSchema,
  accountInvitationSchema,
  accountRoleSchema,
  invitationIdSchema,
} from "#lib/projects/schema.ts";

export const changeAccountRole = personAction({
  input: accountRoleSchema,
  run: changeAccountRoleCommand,
  done: ({ name }) => ({ message: `${name}'s role is changed.` }),
});

export const disableAccount = personAction({
  input: accountDisabledSchema,
  run: disableAccountCommand,
  done: ({ name, disabled }) => ({
    message: disabled ? `${name} can no longer sign in.` : `${name} can sign in again.`,
  }),
});

export const inviteToInstance = personAction({
  input: accountInvitationSchema,
  run: inviteToInstanceCommand,
});

export const revokeAccountInvitation = personAction({
  input: invitationIdSchema,
  run: revokeAccountInvitationCommand,
  done: () => ({ message: "The invitation's link no longer works." }),
});
