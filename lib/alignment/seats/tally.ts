import type pg from "pg";
import type { Sitting } from "#lib/alignment/seats/next-seat.ts";

type Tally = {
  readonly judged?: number;
  readonly skipped?: number;
  readonly goldJudged?: number;
  readonly goldRight?: number;
  readonly durationMs?: number;
  readonly at: Date;
};

/** Adds to what a rater has done; below 0 takes away. */
export async function tally(client: pg.PoolClient, { campaignId, raterId }: Sitting, by: Tally): Promise<void> {
  await client.query(
    `UPDATE campaign_rater
        SET judged = judged + $3, skipped = skipped + $4, gold_judged = gold_judged + $5, gold_right = gold_right + $6,
            duration_ms = duration_ms + $7, last_judged_at = $8
      WHERE campaign_id = $1 AND user_id = $2`,
    [
      ...[campaignId, raterId, by.judged ?? 0, by.skipped ?? 0, by.goldJudged ?? 0, by.goldRight ?? 0],
      ...[by.durationMs ?? 0, by.at],
    ],
  );
}
