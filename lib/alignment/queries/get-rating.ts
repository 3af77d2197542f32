import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { stateOf } from "#lib/alignment/rules/campaign-state.ts";
import { leftFor } from "#lib/alignment/rules/left-for.ts";
import type { Question } from "#lib/alignment/rules/opinion.ts";
import { requireRater } from "#lib/alignment/seats/require-rater.ts";
import type { CampaignStateKey } from "#lib/alignment/vocabulary.ts";
import { db } from "#lib/platform/db.ts";

export type Rating = Question & {
  readonly number: number;
  readonly title: string;
  readonly state: CampaignStateKey;
  readonly guideline: { readonly version: number; readonly body: string } | null;
  readonly judged: number;
  readonly left: number;
};

/** A campaign as one of its raters sees it; null to everybody else. */
export async function getRating(access: ProjectAccess<"feedback:rate">, number: number): Promise<Rating | null> {
  const userId = requireRater(access);
  const found = await db().campaign.findUnique({
    where: { projectId_number: { projectId: access.project.id, number } },
    select: {
      ...{ number: true, title: true, kind: true, allowTie: true, allowBothBad: true, rationale: true },
      ...{ scaleMin: true, scaleMax: true, itemCount: true, ratersPerItem: true },
      states: { orderBy: { id: "desc" }, take: 1, select: { state: true } },
      guidelines: { orderBy: { version: "desc" }, take: 1, select: { version: true, body: true } },
      raters: { select: { userId: true, judged: true, skipped: true, removedAt: true } },
    },
  });
  const own = found?.raters.find((rater) => rater.userId === userId && rater.removedAt === null);
  if (!found || !own) return null;
  const { states, guidelines, raters, itemCount, ratersPerItem, ...campaign } = found;
  const { judged, skipped } = own;
  const judgedByAll = raters.reduce((sum, rater) => sum + rater.judged, 0);
  return {
    ...campaign,
    state: stateOf(states[0]),
    guideline: guidelines[0] ?? null,
    judged,
    left: leftFor({ itemCount, ratersPerItem, judged, skipped, judgedByAll }),
  };
}
