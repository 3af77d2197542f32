import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { db } from "#lib/platform/db.ts";

export type PairwiseCampaign = {
  readonly number: number;
  readonly title: string;
  readonly itemCount: number;
  /** The runs of judges over it, the newest first. */
  readonly judges: readonly { readonly number: number; readonly name: string }[];
};

const MOST_CHOICES = 100;
const MOST_JUDGES = 20;

/** The campaigns that a reward model or a judge can be given, the newest first. */
export async function listPairwiseCampaigns(
  access: ProjectAccess<"record:read">,
): Promise<readonly PairwiseCampaign[]> {
  const campaigns = await db().campaign.findMany({
    where: { projectId: access.project.id, kind: "pairwise" },
    orderBy: { number: "desc" },
    take: MOST_CHOICES,
    select: {
      ...{ number: true, title: true, itemCount: true },
      judgeRuns: { orderBy: { number: "desc" }, take: MOST_JUDGES, select: { number: true, name: true } },
    },
  });
  return campaigns.map(({ judgeRuns, ...campaign }) => ({ ...campaign, judges: judgeRuns }));
}
