import type { ProjectRole } from "#lib/access/permissions.ts";
import type { Tx } from "#lib/platform/db.ts";

export const LAST_LEAD =
  "This is the project's only lead, and a project needs one. Make somebody else lead first; nothing was changed.";

/** Everybody in a project, read within the project's lock. */
export async function listRoles(
  tx: Tx,
  projectId: string,
): Promise<{ userId: string; role: ProjectRole; name: string }[]> {
  const members = await tx.membership.findMany({
    where: { projectId },
    select: { userId: true, role: true, user: { select: { name: true } } },
  });
  return members.map(({ user, ...member }) => ({ ...member, name: user.name }));
}
