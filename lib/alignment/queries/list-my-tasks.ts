import "server-only";
import type { Person } from "#lib/access/access.ts";
import { roleMay } from "#lib/access/permissions.ts";
import { stateOf } from "#lib/alignment/rules/campaign-state.ts";
import { leftFor } from "#lib/alignment/rules/left-for.ts";
import type { CampaignStateKey } from "#lib/alignment/vocabulary.ts";
import { db } from "#lib/platform/db.ts";
import type { CampaignKind } from "#lib/platform/generated/enums.ts";

export type MyCampaign = {
  readonly slug: string;
  readonly project: string;
  readonly number: number;
  readonly title: string;
  readonly kind: CampaignKind;
  readonly state: CampaignStateKey;
  readonly judged: number;
  /** How many more could be theirs. */
  readonly left: number;
};

const MOST = 100;

/** The campaigns somebody was chosen to rate in, those that are open first. */
export async function listMyTasks(person: Person): Promise<readonly MyCampaign[]> {
  const rows = await db().campaignRater.findMany({
    where: {
      userId: person.userId,
      removedAt: null,
      campaign: { project: { archivedAt: null, memberships: { some: { userId: person.userId } } } },
    },
    orderBy: { addedAt: "desc" },
    take: MOST,
    select: {
      ...{ judged: true, skipped: true },
      campaign: {
        select: {
          ...{ number: true, title: true, kind: true, itemCount: true, ratersPerItem: true },
          states: { orderBy: { id: "desc" }, take: 1, select: { state: true } },
          raters: { select: { judged: true } },
          project: {
            select: {
              ...{ slug: true, name: true },
              memberships: { where: { userId: person.userId }, select: { role: true } },
            },
          },
        },
      },
    },
  });
  return rows
    .filter(({ campaign }) => campaign.project.memberships.some(({ role }) => roleMay(role, "feedback:rate")))
    .map(({ judged, skipped, campaign: { project, states, raters, itemCount, ratersPerItem, ...campaign } }) => ({
      ...campaign,
      ...{ slug: project.slug, project: project.name, state: stateOf(states[0]), judged },
      left: leftFor({
        itemCount,
        ratersPerItem,
        judged,
        skipped,
        judgedByAll: raters.reduce((sum, one) => sum + one.judged, 0),
      }),
    }))
    .filter(({ state }) => state !== "draft")
    .sort((one, other) => Number(other.state === "open") - Number(one.state === "open"));
}
