import type { Turns } from "#lib/alignment/items/campaign-item.ts";
import { type Preference, preferenceOf } from "#lib/alignment/rules/preference.ts";
import { pool } from "#lib/platform/db.ts";
import type { LabelSource, Opinion } from "#lib/platform/generated/enums.ts";

/** A pair with what people say of it. */
export type JudgedPair = {
  readonly position: number;
  readonly prompt: Turns;
  readonly responseA: Turns;
  readonly responseB: Turns;
  readonly modelA: string | null;
  readonly modelB: string | null;
  readonly lengthA: number;
  readonly lengthB: number;
  readonly isGold: boolean;
  /** What the file says was judged before, and by whom. */
  readonly label: string | null;
  readonly labelSource: LabelSource | null;
  /** What most people say here; null where nobody has judged it. */
  readonly people: Preference | null;
  readonly judgements: number;
  readonly newestAt: Date | null;
};

type Row = Omit<JudgedPair, "people" | "judgements"> & { readonly opinions: readonly Opinion[] | null };

const ITEMS_A_READ = 200;

/** The pairs of a campaign in the order of its file, some hundreds at a time, each with the judgements of people that stand. */
export async function* judgedPairs(campaignId: string): AsyncGenerator<readonly JudgedPair[]> {
  for (let after = -1; ; ) {
    const { rows } = await pool().query<Row>(READ, [campaignId, after, ITEMS_A_READ]);
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map(({ opinions, ...pair }) => ({
      ...pair,
      judgements: opinions?.length ?? 0,
      people: preferenceOf(
        (opinions ?? []).map((opinion) => ({ opinion, rating: null })),
        "person",
      ),
    }));
    after = last.position;
  }
}

// A seat names the judgement that stands; a machine has no seat.
const READ = `
  SELECT i.position, i.prompt, i.response_a AS "responseA", i.response_b AS "responseB", i.model_a AS "modelA", i.model_b AS "modelB",
         i.length_a AS "lengthA", i.length_b AS "lengthB", i.gold IS NOT NULL AS "isGold", i.label, i.label_source AS "labelSource",
         s.opinions, s."newestAt"
    FROM (SELECT * FROM campaign_item
           WHERE campaign_id = $1 AND position > $2 AND response_b IS NOT NULL ORDER BY position LIMIT $3) i
    LEFT JOIN LATERAL (
         SELECT array_agg(j.opinion::text) AS opinions, max(j.at) AS "newestAt"
           FROM campaign_seat s JOIN judgement j ON j.id = s.judgement_id
          WHERE s.campaign_id = $1 AND s.position = i.position AND j.source = 'person') s ON true
   ORDER BY i.position`;
