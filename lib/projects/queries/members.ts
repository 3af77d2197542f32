import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import type { ProjectRole } from "#lib/access/permissions.ts";
import { db } from "#lib/platform/db.ts";

export const MEMBERS_PER_PAGE = 50;

export type Member = {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: ProjectRole;
  readonly addedAt: Date;
  readonly lastSeenAt: Date | null;
  readonly disabled: boolean;
};

/** The people of a project, by name. @param page from 1 */
export async function listMembers(
  access: ProjectAccess<"record:read">,
  page: number,
): Promise<{ members: Member[]; total: number }> {
  const where = { projectId: access.project.id };
  const [total, rows] = await Promise.all([
    db().membership.count({ where }),
    db().membership.findMany({
      where,
      orderBy: [{ user: { name: "asc" } }, { userId: "asc" }],
      skip: (page - 1) * MEMBERS_PER_PAGE,
      take: MEMBERS_PER_PAGE,
      select: {
        role: true,
        addedAt: true,
        user: {
          select: {
            id: true,
            name: true,
            email: true,
            disabledAt: true,
            sessions: { orderBy: { lastSeenAt: "desc" }, take: 1, select: { lastSeenAt: true } },
          },
        },
      },
    }),
  ]);
  const members = rows.map(({ user, role, addedAt }) => ({
    userId: user.id,
    name: user.name,
    email: user.email,
    role,
    addedAt,
    lastSeenAt: user.sessions[0]?.lastSeenAt ?? null,
    disabled: user.disabledAt !== null,
  }));
  return { members, total };
}
