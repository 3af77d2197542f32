import type pg from "pg";
import { LEASE_MINUTES } from "#lib/alignment/limits.ts";

export type Sitting = { readonly campaignId: string; readonly raterId: string };
export type TakenSeat = { readonly position: number; readonly rank: string };

/**
 * Takes the next free seat at an item the rater has not had, in the shuffled order from `cursor` on. Two raters never get the same
 * seat: a row that another is just taking is passed over.
 */
export async function takeFreeSeat(
  client: pg.PoolClient,
  { campaignId, raterId }: Sitting,
  { isGold, cursor }: { isGold: boolean; cursor: string },
): Promise<TakenSeat | null> {
  const { rows } = await client.query<TakenSeat>(
    `WITH next AS (
       SELECT s.position, s.seat FROM campaign_seat s
        WHERE s.campaign_id = $1 AND s.is_gold = $3 AND s.rater_id IS NULL AND s.rank > $4
          AND NOT EXISTS (SELECT FROM campaign_seat o WHERE o.campaign_id = $1 AND o.position = s.position AND o.rater_id = $2)
          AND NOT EXISTS (SELECT FROM task_skip k WHERE k.campaign_id = $1 AND k.position = s.position AND k.rater_id = $2)
        ORDER BY s.rank, s.position, s.seat LIMIT 1 FOR UPDATE OF s SKIP LOCKED)
     UPDATE campaign_seat s SET rater_id = $2, lease_until = now() + make_interval(mins => $5)
       FROM next WHERE s.campaign_id = $1 AND s.position = next.position AND s.seat = next.seat
     RETURNING s.position, s.rank`,
    [campaignId, raterId, isGold, cursor, LEASE_MINUTES],
  );
  return rows[0] ?? null;
}

/**
 * Takes over the seat of somebody who has been silent for longer than a lease. What they may still send is remembered: see
 * `submitJudgement`.
 */
export async function takeLapsedSeat(
  client: pg.PoolClient,
  { campaignId, raterId }: Sitting,
): Promise<TakenSeat | null> {
  const { rows } = await client.query<TakenSeat & { before: string }>(
    `WITH next AS (
       SELECT s.position, s.seat, s.rater_id FROM campaign_seat s
        WHERE s.campaign_id = $1 AND s.rater_id IS NOT NULL AND s.judgement_id IS NULL AND s.lease_until < now()
          AND s.rater_id <> $2
          AND NOT EXISTS (SELECT FROM campaign_seat o WHERE o.campaign_id = $1 AND o.position = s.position AND o.rater_id = $2)
          AND NOT EXISTS (SELECT FROM task_skip k WHERE k.campaign_id = $1 AND k.position = s.position AND k.rater_id = $2)
        ORDER BY s.lease_until LIMIT 1 FOR UPDATE OF s SKIP LOCKED)
     UPDATE campaign_seat s SET rater_id = $2, lease_until = now() + make_interval(mins => $3)
       FROM next WHERE s.campaign_id = $1 AND s.position = next.position AND s.seat = next.seat
     RETURNING s.position, s.rank, next.rater_id AS before`,
    [campaignId, raterId, LEASE_MINUTES],
  );
  const [taken] = rows;
  if (taken) await rememberLapse(client, campaignId, taken.position, taken.before);
  return taken ?? null;
}

export async function rememberLapse(
  client: pg.PoolClient,
  campaignId: string,
  position: number,
  raterId: string,
): Promise<void> {
  await client.query(
    `INSERT INTO seat_lapse (campaign_id, position, rater_id, at) VALUES ($1, $2, $3, now()) ON CONFLICT DO NOTHING`,
    [campaignId, position, raterId],
  );
}

/** The items a rater holds and has not judged, the one held longest first; holds them for longer. */
export async function renewSeats(client: pg.PoolClient, { campaignId, raterId }: Sitting): Promise<number[]> {
  const { rows } = await client.query<{ position: number }>(
    `UPDATE campaign_seat SET lease_until = now() + make_interval(mins => $3)
      WHERE campaign_id = $1 AND rater_id = $2 AND judgement_id IS NULL
      RETURNING position, rank`,
    [campaignId, raterId, LEASE_MINUTES],
  );
  return rows.map(({ position }) => position);
}
