import "server-only";
import type { ProjectRole } from "#lib/access/permissions.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";

export type PendingInvitation = {
  readonly id: string;
  readonly email: string;
  readonly role: ProjectRole | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
};

/** What both the members' page and the instance's accounts list; each asks after its own door. @param projectId null for the instance. */
export async function pendingInvitations(projectId: string | null): Promise<PendingInvitation[]> {
  const rows = await db().invitation.findMany({
    where: { projectId, acceptedAt: null, revokedAt: null, expiresAt: { gt: now() } },
    orderBy: { createdAt: "desc" },
    take: 100,
    select: { id: true, email: true, projectRole: true, createdAt: true, expiresAt: true },
  });
  return rows.map(({ projectRole, ...rest }) => ({ ...rest, role: projectRole }));
}
