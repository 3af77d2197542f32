import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { db } from "#lib/platform/db.ts";

export type GuidelineView = {
  readonly version: number;
  readonly body: string;
  readonly savedByName: string;
  readonly at: Date;
};

/** What raters of a campaign are told now, or null. */
export async function getGuideline(
  access: ProjectAccess<"record:read">,
  number: number,
): Promise<GuidelineView | null> {
  return db().campaignGuideline.findFirst({
    where: { campaign: { projectId: access.project.id, number } },
    orderBy: { version: "desc" },
    select: { version: true, body: true, savedByName: true, at: true },
  });
}
