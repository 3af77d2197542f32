"use server";

import { projectAction } from "#lib/access/action.ts";
import { changeMemberRole as changeMemberRoleCommand } from "#lib/projects/commands/change-member-role.ts";
import { inviteToProject as inviteToProjectCommand } from "#lib/projects/commands/invite.ts";
import { removeMember as removeMemberCommand } from "#lib/projects/commands/remove-member.ts";
import { revokeInvitation as revokeInvitationCommand } from "#lib/projects/commands/revoke-invitation.ts";
import { invitationIdSchema, invitationSchema, memberRoleSchema, personSchema } from "#lib/projects/schema.ts";

export const changeMemberRole = projectAction({
  permission: "member:manage",
  input: memberRoleSchema,
  run: changeMemberRoleCommand,
  done: ({ name }) => ({ message: `${name}'s role is changed.` }),
});

export const removeMember = projectAction({
  permission: "member:manage",
  input: personSchema,
  run: removeMemberCommand,
  done: ({ name }) => ({ message: `${name} is not in the project any more.` }),
});

export const inviteToProject = projectAction({
  permission: "member:manage",
  input: invitationSchema,
  run: inviteToProjectCommand,
});

export const revokeInvitation = projectAction({
  permission: "member:manage",
  input: invitationIdSchema,
  run: revokeInvitationCommand,
  done: () => ({ message: "The invitation's link no longer works." }),
});
