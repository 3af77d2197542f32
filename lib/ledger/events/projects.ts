import { event } from "#lib/ledger/event.ts";

export const projectEvents = {
  "instance.set-up": event<{ userId: string }>(() => "set this instance up"),
  "project.created": event<{ projectId: string; slug: string; name: string }>((p) => `created the project ${p.name}`),
  "project.updated": event<{ fields: string[] }>((p) => `changed the project's ${p.fields.join(", ")}`),
  "project.archived": event<{ archived: boolean }>((p) =>
    p.archived ? "archived the project" : "took the project out of the archive",
  ),
  "member.added": event<{ userId: string; name: string; role: string }>((p) => `added ${p.name} as ${p.role}`),
  "member.role-changed": event<{ userId: string; name: string; from: string; to: string }>(
    (p) => `made ${p.name}, who was ${p.from}, ${p.to}`,
  ),
  "member.removed": event<{ userId: string; name: string; role: string }>((p) => `removed ${p.name} (${p.role})`),
  "invitation.created": event<{ invitationId: string; role: string }>((p) => `made an invitation for a ${p.role}`),
  "invitation.accepted": event<{ invitationId: string; role: string }>((p) => `accepted an invitation as ${p.role}`),
  "invitation.revoked": event<{ invitationId: string }>(() => "revoked an invitation"),
  "token.created": event<{ tokenId: string; name: string; permissions: string[]; expiresAt: string }>(
    (p) => `made the API token ${p.name} (${p.permissions.join(", ")})`,
  ),
  "token.revoked": event<{ tokenId: string; name: string }>((p) => `revoked the API token ${p.name}`),
  "user.created": event<{ userId: string; role: string }>((p) => `created an account (${p.role})`),
  "user.role-changed": event<{ userId: string; from: string; to: string }>(
    (p) => `changed an account from ${p.from} to ${p.to}`,
  ),
  "user.linked": event<{ userId: string }>(() => "linked an account to the identity provider"),
  "user.password-changed": event<{ userId: string }>(() => "changed their password"),
  "user.disabled": event<{ userId: string; disabled: boolean }>((p) =>
    p.disabled ? "disabled an account" : "enabled an account again",
  ),
  "session.revoked": event<{ sessionId: string; userId: string }>(() => "signed a device out"),
};
