import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import type { Turns } from "#lib/alignment/items/campaign-item.ts";
import type { ItemsSearch } from "#lib/alignment/schema.ts";
import { pool } from "#lib/platform/db.ts";
import type { Opinion } from "#lib/platform/generated/enums.ts";
import { type Page, pageOf } from "#lib/platform/paging.ts";

export type JudgedItemView = {
  readonly position: number;
  readonly key: string | null;
  readonly prompt: Turns;
  readonly responseA: Turns;
  readonly responseB: Turns | null;
  readonly modelA: string | null;
  readonly modelB: string | null;
  readonly gold: string | null;
  readonly group: string | null;
  readonly judgements: readonly {
    readonly rater: number;
    readonly name: string;
    readonly opinion: Opinion;
    readonly rating: number | null;
    readonly shownFirst: "a" | "b" | null;
    readonly rationale: string;
    readonly guidelineVersion: number;
  }[];
};

/** How many judged items are looked through, in the shuffled order: a sample drawn by lot where there are more. */
export const MOST_ITEMS_SEARCHED = 5000;
export const ITEMS_PAGE_SIZE = 10;

const FILTERS: Record<ItemsSearch["show"], string> = {
  disagreed: "count(DISTINCT (j.opinion, j.rating)) > 1",
  "gold-missed":
    "bool_or(i.gold IS NOT NULL AND i.gold <> CASE WHEN j.opinion = 'rated' THEN j.rating::text ELSE j.opinion::text END)",
  explained: "bool_or(j.rationale <> '')",
  all: "true",
};

/** Items with what each rater said of them, side by side. */
export async function listJudgedItems(
  access: ProjectAccess<"record:read">,
  number: number,
  { show, page }: ItemsSearch,
): Promise<Page<JudgedItemView>> {
  const { rows } = await pool().query<{ total: number; item: JudgedItemView | null }>(
    `WITH c AS (SELECT id FROM campaign WHERE project_id = $1 AND number = $2),
     judged AS (
       SELECT DISTINCT s.rank, s.position FROM campaign_seat s JOIN c ON s.campaign_id = c.id
        WHERE s.judgement_id IS NOT NULL ORDER BY s.rank, s.position LIMIT $3),
     found AS MATERIALIZED (
       SELECT d.rank, d.position
         FROM judged d JOIN c ON true
         JOIN campaign_item i ON i.campaign_id = c.id AND i.position = d.position
         JOIN campaign_seat s ON s.campaign_id = c.id AND s.position = d.position
         JOIN judgement j ON j.id = s.judgement_id
        GROUP BY d.rank, d.position HAVING ${FILTERS[show]}),
     shown AS (SELECT * FROM found ORDER BY rank, position LIMIT $4 OFFSET $5)
     SELECT (SELECT count(*)::int FROM found) AS total, (
       SELECT jsonb_build_object('position', i.position, 'key', i.key, 'prompt', i.prompt, 'responseA', i.response_a,
                'responseB', i.response_b, 'modelA', i.model_a, 'modelB', i.model_b, 'gold', i.gold, 'group', i."group",
                'judgements', (
                  SELECT jsonb_agg(jsonb_build_object('rater', r.number, 'name', j.rater_name, 'opinion', j.opinion,
                           'rating', j.rating, 'shownFirst', j.shown_first, 'rationale', j.rationale,
                           'guidelineVersion', j.guideline_version) ORDER BY r.number)
                    FROM campaign_seat s JOIN judgement j ON j.id = s.judgement_id
                    JOIN campaign_rater r ON r.campaign_id = s.campaign_id AND r.user_id = j.rater_id
                   WHERE s.campaign_id = i.campaign_id AND s.position = i.position))
         FROM campaign_item i JOIN c ON i.campaign_id = c.id WHERE i.position = shown.position) AS item
       FROM (SELECT 1) AS always LEFT JOIN shown ON true ORDER BY shown.rank, shown.position`,
    [access.project.id, number, MOST_ITEMS_SEARCHED, ITEMS_PAGE_SIZE, (page - 1) * ITEMS_PAGE_SIZE],
  );
  const items = rows.flatMap(({ item }) => (item ? [item] : []));
  return pageOf(items, rows[0]?.total ?? 0, { page, pageSize: ITEMS_PAGE_SIZE });
}
