import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import type { CampaignFigures } from "#lib/alignment/measures/figures.ts";
import { MOST_ITEMS_LIVE, rememberFigures } from "#lib/alignment/measures/remember-figures.ts";
import { stateOf } from "#lib/alignment/rules/campaign-state.ts";
import { db } from "#lib/platform/db.ts";

export type FiguresView = {
  readonly figures: CampaignFigures;
  /** When a closed campaign was measured over all that was judged; null for what is computed as it stands. */
  readonly measuredAt: Date | null;
  /** Only the first items in the shuffled order were looked at. */
  readonly isSample: boolean;
};

/** What a campaign's judgements come to, in numbers that name nobody; null before the first. */
export async function getFigures(access: ProjectAccess<"project:read">, number: number): Promise<FiguresView | null> {
  const campaign = await db().campaign.findUnique({
    where: { projectId_number: { projectId: access.project.id, number } },
    select: {
      ...{ id: true, kind: true, ratersPerItem: true, itemCount: true },
      states: { orderBy: { id: "desc" }, take: 1, select: { id: true, state: true } },
      measures: { orderBy: { id: "desc" }, take: 1, select: { stateId: true, figures: true, at: true } },
      raters: { orderBy: { userId: "asc" }, select: { judged: true, lastJudgedAt: true } },
    },
  });
  if (!campaign) return null;
  const { id, kind, ratersPerItem, states, measures, raters } = campaign;
  const [measure] = measures;
  if (measure && stateOf(states[0]) === "closed" && measure.stateId === states[0]?.id)
    return { figures: measure.figures as unknown as CampaignFigures, measuredAt: measure.at, isSample: false };
  const judged = raters.reduce((sum, rater) => sum + rater.judged, 0);
  if (judged === 0) return null;
  const revision = raters.map((rater) => `${rater.judged}@${rater.lastJudgedAt?.getTime()}`).join();
  const figures = await rememberFigures({ id, kind, ratersPerItem, revision });
  return { figures, measuredAt: null, isSample: figures.items + figures.goldJudgements >= MOST_ITEMS_LIVE };
}
