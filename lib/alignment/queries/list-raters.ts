import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { roleMay } from "#lib/access/permissions.ts";
import { db } from "#lib/platform/db.ts";

export type RaterView = {
  readonly userId: string;
  readonly name: string;
  /** What exports call them: R3. */
  readonly number: number;
  readonly isRemoved: boolean;
  readonly judged: number;
  readonly skipped: number;
  readonly goldJudged: number;
  readonly goldRight: number;
  readonly durationMs: number;
  readonly lastJudgedAt: Date | null;
};

/** Who rates in a campaign, and how far they are. */
export async function listRaters(access: ProjectAccess<"record:read">, number: number): Promise<readonly RaterView[]> {
  const rows = await db().campaignRater.findMany({
    where: { campaign: { projectId: access.project.id, number } },
    orderBy: { number: "asc" },
    select: {
      ...{
        userId: true,
        number: true,
        judged: true,
        skipped: true,
        goldJudged: true,
        goldRight: true,
        durationMs: true,
      },
      ...{ lastJudgedAt: true, removedAt: true },
      user: { select: { name: true } },
    },
  });
  return rows.map(({ user, removedAt, durationMs, ...row }) => ({
    ...row,
    name: user.name,
    isRemoved: removedAt !== null,
    durationMs: Number(durationMs),
  }));
}

export type RaterChoice = { readonly userId: string; readonly name: string; readonly role: string };

/** Members who may rate and do not yet. */
export async function listRaterChoices(
  access: ProjectAccess<"campaign:run">,
  number: number,
): Promise<readonly RaterChoice[]> {
  const rows = await db().membership.findMany({
    where: {
      projectId: access.project.id,
      user: {
        disabledAt: null,
        ratings: { none: { removedAt: null, campaign: { projectId: access.project.id, number } } },
      },
    },
    orderBy: { user: { name: "asc" } },
    take: 500,
    select: { userId: true, role: true, user: { select: { name: true } } },
  });
  return rows
    .filter(({ role }) => roleMay(role, "feedback:rate"))
    .map(({ userId, role, user }) => ({ userId, role, name: user.name }));
}
