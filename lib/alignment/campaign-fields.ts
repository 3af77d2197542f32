import { stateOf } from "#lib/alignment/rules/campaign-state.ts";
import type { CampaignView } from "#lib/alignment/views.ts";
import type { Prisma } from "#lib/platform/generated/client.ts";

export const CAMPAIGN_FIELDS = {
  ...{
    number: true,
    title: true,
    kind: true,
    ratersPerItem: true,
    allowTie: true,
    allowBothBad: true,
    rationale: true,
  },
  ...{ scaleMin: true, scaleMax: true, itemCount: true, goldCount: true, itemsSha256: true, origin: true, seed: true },
  ...{ round: true, createdAt: true, createdByName: true },
  guidelines: { orderBy: { version: "desc" }, take: 1, select: { version: true } },
  states: { orderBy: { id: "desc" }, take: 1, select: { state: true } },
  raters: { select: { judged: true, removedAt: true, lastJudgedAt: true } },
} as const satisfies Prisma.CampaignSelect;

type CampaignRow = Prisma.CampaignGetPayload<{ select: typeof CAMPAIGN_FIELDS }>;

export function campaignViewOf({ guidelines, states, raters, ...row }: CampaignRow): CampaignView {
  const times = raters.flatMap(({ lastJudgedAt }) => lastJudgedAt?.getTime() ?? []);
  return {
    ...row,
    state: stateOf(states[0]),
    guidelineVersion: guidelines[0]?.version ?? 0,
    judged: raters.reduce((sum, { judged }) => sum + judged, 0),
    wanted: row.itemCount * row.ratersPerItem,
    raterCount: raters.filter(({ removedAt }) => removedAt === null).length,
    lastJudgedAt: times.length > 0 ? new Date(Math.max(...times)) : null,
  };
}
