import type pg from "pg";
import type { Question } from "#lib/alignment/rules/opinion.ts";
import { goldEvery } from "#lib/alignment/rules/task-order.ts";
import type { Sitting } from "#lib/alignment/seats/next-seat.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

export type RatedCampaign = Question & {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly seed: number;
  readonly itemCount: number;
  readonly goldEvery: number | null;
  readonly isOpen: boolean;
  readonly guidelineVersion: number;
};

export type RaterRow = { readonly turns: number; readonly cursor: string; readonly goldCursor: string };

export type RatingRefusal = "no-such-campaign" | "campaign-not-open";

/**
 * A campaign as one of its raters may work on it, with the rater's row locked: what one person does in several windows happens
 * one after the other, and nobody else waits for it. To anybody who was not chosen, the campaign is not there.
 */
export async function lockRater(
  client: pg.PoolClient,
  projectId: string,
  number: number,
  raterId: string,
): Promise<Outcome<{ campaign: RatedCampaign; rater: RaterRow; sitting: Sitting }, RatingRefusal>> {
  const { rows: raters } = await client.query<RaterRow>(
    `SELECT r.turns, r.cursor, r.gold_cursor AS "goldCursor"
       FROM campaign c JOIN campaign_rater r ON r.campaign_id = c.id
      WHERE c.project_id = $1 AND c.number = $2 AND r.user_id = $3 AND r.removed_at IS NULL
        FOR UPDATE OF r`,
    [projectId, number, raterId],
  );
  const [rater] = raters;
  if (!rater) return refuse("no-such-campaign", "There is no such campaign among your tasks.");
  // Asked with the lock held: whoever closes a campaign takes all its raters' locks first.
  const { rows } = await client.query<Omit<RatedCampaign, "goldEvery"> & { goldCount: number }>(
    `SELECT c.id, c.number, c.title, c.kind, c.allow_tie AS "allowTie", c.allow_both_bad AS "allowBothBad", c.rationale,
            c.scale_min AS "scaleMin", c.scale_max AS "scaleMax", c.seed, c.item_count AS "itemCount",
            c.gold_count AS "goldCount",
            coalesce((SELECT state = 'open' FROM campaign_state t WHERE t.campaign_id = c.id ORDER BY id DESC LIMIT 1), false)
              AS "isOpen",
            coalesce((SELECT max(version) FROM campaign_guideline g WHERE g.campaign_id = c.id), 0) AS "guidelineVersion"
       FROM campaign c WHERE c.project_id = $1 AND c.number = $2`,
    [projectId, number],
  );
  const [row] = rows;
  if (!row?.isOpen) return refuse("campaign-not-open", "The campaign is not open.");
  const { goldCount, ...campaign } = row;
  return accept({
    campaign: { ...campaign, goldEvery: goldEvery({ itemCount: row.itemCount, goldCount }) },
    rater,
    sitting: { campaignId: row.id, raterId },
  });
}
