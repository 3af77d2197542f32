import { randomBytes } from "node:crypto";
import type { Person, ProjectAccess } from "#lib/access/access.ts";
import { hashToken } from "#lib/access/door.ts";
import { countUse, INVITATION_PER_PERSON } from "#lib/access/rate-limit.ts";
import { type Change, changeInstance, changeProject } from "#lib/ledger/change.ts";
import { publicUrl } from "#lib/platform/env.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import { NOT_ADMIN } from "#lib/projects/commands/admin.ts";
import type { NewInvitation } from "#lib/projects/schema.ts";

export const INVITATION_DAYS = 7;

/** The link is the secret: it is answered once, and only its hash is kept. */
export type Invited = { readonly email: string; readonly link: string; readonly expiresAt: string };

const TOO_MANY = "You have made many invitations within the hour. Wait a little; nothing was changed.";

/** Invites an e-mail address to a project. A link that the same address has already stops working. */
export async function inviteToProject(
  access: ProjectAccess<"member:manage">,
  { email, role }: NewInvitation,
): Promise<Outcome<Invited, "person-needed" | "member-already" | "too-many">> {
  const { actor, project } = access;
  if (actor.kind !== "person") return refuse("person-needed", "Only a person invites.");
  if ((await countUse(`invitation:${actor.userId}`, INVITATION_PER_PERSON)) > 0) return refuse("too-many", TOO_MANY);
  return changeProject(access, async (change) => {
    const member = await change.tx.membership.findFirst({
      where: { projectId: project.id, user: { email } },
      select: { user: { select: { name: true } } },
    });
    if (member) return refuse("member-already", `${member.user.name} is in this project already.`, "email");
    return accept(await makeInvitation(change, actor, email, { projectId: project.id, role }));
  });
}

/** Invites an e-mail address to this instance alone; projects come later. */
export async function inviteToInstance(
  person: Person,
  { email }: { email: string },
): Promise<Outcome<Invited, "not-admin" | "account-already" | "too-many">> {
  if (person.instanceRole !== "admin") return NOT_ADMIN;
  if ((await countUse(`invitation:${person.userId}`, INVITATION_PER_PERSON)) > 0) return refuse("too-many", TOO_MANY);
  return changeInstance(person, async (change) => {
    const account = await change.tx.user.findUnique({ where: { email }, select: { id: true } });
    if (account) return refuse("account-already", "This address has an account already.", "email");
    return accept(await makeInvitation(change, person, email, null));
  });
}

async function makeInvitation(
  { tx, at, record }: Change,
  person: Person,
  email: string,
  project: { projectId: string; role: NewInvitation["role"] } | null,
): Promise<Invited> {
  const earlier = { email, projectId: project?.projectId ?? null, acceptedAt: null, revokedAt: null };
  await tx.invitation.updateMany({ where: earlier, data: { revokedAt: at } });
  const token = randomBytes(32).toString("base64url");
  const expiresAt = new Date(at.getTime() + INVITATION_DAYS * 86_400_000);
  const { id } = await tx.invitation.create({
    data: {
      email,
      tokenHash: hashToken(token),
      projectId: project?.projectId,
      projectRole: project?.role,
      invitedById: person.userId,
      createdAt: at,
      expiresAt,
    },
    select: { id: true },
  });
  record({ type: "invitation.created", payload: { invitationId: id, role: project?.role ?? "member" } });
  return { email, link: `${publicUrl()}/invitation/${token}`, expiresAt: expiresAt.toISOString() };
}
