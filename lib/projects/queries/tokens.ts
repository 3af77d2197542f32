import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { findPeopleNames } from "#lib/access/people-names.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";

export const TOKENS_PER_PAGE = 50;

export type TokenRow = {
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
  readonly permissions: readonly string[];
  readonly createdBy: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
  readonly state: "active" | "expired" | "revoked";
};

/** The API tokens of a project, the latest first, ended ones included. @param page from 1 */
export async function listTokens(
  access: ProjectAccess<"token:manage">,
  page: number,
): Promise<{ tokens: TokenRow[]; total: number }> {
  const where = { projectId: access.project.id };
  const [total, rows] = await Promise.all([
    db().apiToken.count({ where }),
    db().apiToken.findMany({
      where,
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      skip: (page - 1) * TOKENS_PER_PAGE,
      take: TOKENS_PER_PAGE,
      select: {
        id: true,
        name: true,
        prefix: true,
        permissions: true,
        createdById: true,
        createdAt: true,
        expiresAt: true,
        lastUsedAt: true,
        revokedAt: true,
      },
    }),
  ]);
  const names = await findPeopleNames(rows.map((row) => row.createdById));
  const at = now();
  const tokens = rows.map(({ createdById, revokedAt, ...row }) => ({
    ...row,
    createdBy: createdById ? (names.get(createdById) ?? null) : null,
    state: revokedAt ? ("revoked" as const) : row.expiresAt <= at ? ("expired" as const) : ("active" as const),
  }));
  return { tokens, total };
}
