import type { JudgedItem } from "#lib/alignment/exports/judged-item.ts";
import { pool } from "#lib/platform/db.ts";

const ITEMS_AT_ONCE = 500;

/** A campaign's items with the judgements that stand, in the order of the file, some at a time. */
export async function* readJudged(campaignId: string): AsyncGenerator<readonly JudgedItem[]> {
  for (let from = 0; ; from += ITEMS_AT_ONCE) {
    const { rows } = await pool().query<JudgedItem>(
      `SELECT i.position, i.key, i.prompt, i.response_a AS "responseA", i.response_b AS "responseB", i.model_a AS "modelA",
              i.model_b AS "modelB", i.gold, i.label, i.label_source AS "labelSource", i."group",
              coalesce(j.judgements, '[]'::jsonb) AS judgements
         FROM campaign_item i
         LEFT JOIN LATERAL (
              SELECT jsonb_agg(jsonb_build_object(
                       'annotator', 'R' || r.number, 'opinion', j.opinion, 'rating', j.rating, 'rationale', j.rationale,
                       'shownFirst', j.shown_first, 'guidelineVersion', j.guideline_version, 'durationMs', j.duration_ms,
                       'at', to_char(j.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY r.number) AS judgements
                FROM campaign_seat s
                JOIN judgement j ON j.id = s.judgement_id
                JOIN campaign_rater r ON r.campaign_id = s.campaign_id AND r.user_id = j.rater_id
               WHERE s.campaign_id = i.campaign_id AND s.position = i.position) j ON true
        WHERE i.campaign_id = $1 AND i.position >= $2 AND i.position < $2 + $3
        ORDER BY i.position`,
      [campaignId, from, ITEMS_AT_ONCE],
    );
    if (rows.length > 0) yield rows;
    if (rows.length < ITEMS_AT_ONCE) return;
  }
}
