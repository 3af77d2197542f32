import { rankOf } from "#lib/alignment/rules/task-order.ts";
import type { Tx } from "#lib/platform/db.ts";

const ITEMS_PER_STATEMENT = 10_000;

type Seating = {
  readonly campaignId: string;
  readonly seed: number;
  readonly itemCount: number;
  readonly seats: number;
};

/** Sets out a campaign's seats: as many for each item as it wants raters. */
export async function insertSeats(tx: Tx, { campaignId, seed, itemCount, seats }: Seating): Promise<void> {
  for (let from = 0; from < itemCount; from += ITEMS_PER_STATEMENT) {
    const ranks = Array.from({ length: Math.min(ITEMS_PER_STATEMENT, itemCount - from) }, (_, at) =>
      rankOf(seed, from + at),
    );
    await tx.$executeRaw`
      INSERT INTO campaign_seat (campaign_id, position, seat, rank, is_gold)
      SELECT i.campaign_id, i.position, s.seat, r.rank, i.gold IS NOT NULL
        FROM unnest(${ranks}::bigint[]) WITH ORDINALITY AS r(rank, n)
        JOIN campaign_item i ON i.campaign_id = ${campaignId}::uuid AND i.position = ${from} + r.n - 1
       CROSS JOIN generate_series(1, ${seats}::int) AS s(seat)`;
  }
}
