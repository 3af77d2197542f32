import "server-only";
import type { Person, ProjectAccess } from "#lib/access/access.ts";
import { hashToken } from "#lib/access/door.ts";
import type { ProjectRole } from "#lib/access/permissions.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { NotFound } from "#lib/platform/errors.ts";

export type OpenInvitation = {
  readonly email: string;
  readonly role: ProjectRole | null;
  readonly project: string | null;
  readonly invitedBy: string | null;
  /** The address has an account, whose owner signs in rather than making another. */
  readonly hasAccount: boolean;
};

/** What the holder of an invitation's link may know of it; null when the link no longer works. */
export async function findInvitation(token: string): Promise<OpenInvitation | null> {
  const found = await db().invitation.findUnique({
    where: { tokenHash: hashToken(token), acceptedAt: null, revokedAt: null, expiresAt: { gt: now() } },
    select: { email: true, projectRole: true, invitedById: true, project: { select: { name: true } } },
  });
  if (!found) return null;
  const [account, inviter] = await Promise.all([
    db().user.findUnique({ where: { email: found.email }, select: { id: true } }),
    db().user.findUnique({ where: { id: found.invitedById }, select: { name: true } }),
  ]);
  return {
    email: found.email,
    role: found.projectRole,
    project: found.project?.name ?? null,
    invitedBy: inviter?.name ?? null,
    hasAccount: account !== null,
  };
}

export type PendingInvitation = {
  readonly id: string;
  readonly email: string;
  readonly role: ProjectRole | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
};

/** Invitations that can still be accepted, the latest first; as many as one person can look through. */
export function listInvitations(access: ProjectAccess<"member:manage">): Promise<PendingInvitation[]> {
  return pendingInvitations(access.project.id);
}

/** The same for invitations to this instance alone, for admins; others find nothing. */
export async function listAccountInvitations(person: Person): Promise<PendingInvitation[]> {
  if (person.instanceRole !== "admin") throw new NotFound();
  return pendingInvitations(null);
}

async function pendingInvitations(projectId: string | null): Promise<PendingInvitation[]> {
  const rows = await db().invitation.findMany({
    where: { projectId, acceptedAt: null, revokedAt: null, expiresAt: { gt: now() } },
    orderBy: { createdAt: "desc" },
    take: 100,
    select: { id: true, email: true, projectRole: true, createdAt: true, expiresAt: true },
  });
  return rows.map(({ projectRole, ...rest }) => ({ ...rest, role: projectRole }));
}
