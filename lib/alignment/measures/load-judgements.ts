import type { StandingJudgement } from "#lib/alignment/measures/standing-judgement.ts";
import { pool } from "#lib/platform/db.ts";

/**
 * The judgements that stand, item by item in the shuffled order.
 *
 * @param mostItems only the first so many items that were judged, which the shuffle makes a sample drawn by lot; all without it.
 */
export async function loadJudgements(
  campaignId: string,
  mostItems: number | null = null,
): Promise<readonly StandingJudgement[]> {
  const { rows } = await pool().query<StandingJudgement>(
    `WITH judged AS (
       SELECT DISTINCT rank, position FROM campaign_seat
        WHERE campaign_id = $1 AND judgement_id IS NOT NULL ORDER BY rank, position LIMIT $2)
     SELECT i.position, r.number AS rater, j.opinion, j.rating, j.shown_first AS "shownFirst", i.model_a AS "modelA",
            i.model_b AS "modelB", i.length_a AS "lengthA", i.length_b AS "lengthB", i.gold IS NOT NULL AS "isGold",
            i."group"
       FROM judged
       JOIN campaign_item i ON i.campaign_id = $1 AND i.position = judged.position
       JOIN campaign_seat s ON s.campaign_id = $1 AND s.position = judged.position
       JOIN judgement j ON j.id = s.judgement_id
       JOIN campaign_rater r ON r.campaign_id = $1 AND r.user_id = j.rater_id
      ORDER BY judged.rank, judged.position, s.seat`,
    [campaignId, mostItems],
  );
  return rows;
}
