import type pg from "pg";
import type { ProjectAccess } from "#lib/access/access.ts";
import type { Turns } from "#lib/alignment/items/campaign-item.ts";
import { MOST_TASKS_HELD } from "#lib/alignment/limits.ts";
import { isGoldTurn, shownFirst } from "#lib/alignment/rules/task-order.ts";
import { renewSeats, type Sitting, takeFreeSeat, takeLapsedSeat } from "#lib/alignment/seats/next-seat.ts";
import { lockRater, type RatedCampaign, type RaterRow, type RatingRefusal } from "#lib/alignment/seats/rater-seat.ts";
import { requireRater } from "#lib/alignment/seats/require-rater.ts";
import type { Task, Tasks } from "#lib/alignment/task.ts";
import { accept, type Outcome } from "#lib/platform/outcome.ts";
import { inTransaction } from "#lib/platform/transaction.ts";

/** Below every rank. */
const START = "-1";

/**
 * Gives a rater what is theirs already and, up to `want` in all, more. What was given comes again until it is judged or skipped, so that nothing
 * is lost with a page or a connection.
 */
export function claimTasks(
  access: ProjectAccess<"feedback:rate">,
  number: number,
  want: number,
): Promise<Outcome<Tasks, RatingRefusal>> {
  const raterId = requireRater(access);
  return inTransaction(async (client) => {
    const locked = await lockRater(client, access.project.id, number, raterId);
    if (!locked.ok) return locked;
    const { campaign, rater, sitting } = locked.value;
    const positions = await renewSeats(client, sitting);
    const wanted = Math.min(want, MOST_TASKS_HELD) - positions.length;
    if (wanted > 0) positions.push(...(await takeSeats(client, campaign, rater, sitting, wanted)));
    const tasks = await loadTasks(client, campaign, raterId, positions);
    return accept({ tasks, guidelineVersion: campaign.guidelineVersion });
  });
}

async function takeSeats(
  client: pg.PoolClient,
  { seed, goldEvery: every }: RatedCampaign,
  rater: RaterRow,
  sitting: Sitting,
  wanted: number,
): Promise<number[]> {
  let { turns } = rater;
  const cursors = { gold: rater.goldCursor, other: rater.cursor };
  const positions: number[] = [];

  /** From where the rater is; then once more from the start, for seats that others gave back. */
  async function takeFree(kind: "gold" | "other") {
    const isGold = kind === "gold";
    const ahead = await takeFreeSeat(client, sitting, { isGold, cursor: cursors[kind] });
    const taken =
      ahead ?? (cursors[kind] === START ? null : await takeFreeSeat(client, sitting, { isGold, cursor: START }));
    // A rank may be that of two items: the next search must not pass over the other.
    if (taken) cursors[kind] = String(BigInt(taken.rank) - 1n);
    return taken;
  }

  while (positions.length < wanted) {
    const isGold = every !== null && isGoldTurn(seed, sitting.raterId, turns, every);
    const taken =
      (await takeFree(isGold ? "gold" : "other")) ??
      (every === null ? null : await takeFree(isGold ? "other" : "gold")) ??
      (await takeLapsedSeat(client, sitting));
    if (!taken) break;
    turns += 1;
    positions.push(taken.position);
  }
  if (positions.length > 0)
    await client.query(
      "UPDATE campaign_rater SET turns = $3, cursor = $4, gold_cursor = $5 WHERE campaign_id = $1 AND user_id = $2",
      [sitting.campaignId, sitting.raterId, turns, cursors.other, cursors.gold],
    );
  return positions;
}

async function loadTasks(
  client: pg.PoolClient,
  { id, seed }: RatedCampaign,
  raterId: string,
  positions: readonly number[],
): Promise<Task[]> {
  if (positions.length === 0) return [];
  const { rows } = await client.query<{ position: number; prompt: Turns; a: Turns; b: Turns | null }>(
    `SELECT position, prompt, response_a AS a, response_b AS b FROM campaign_item
      WHERE campaign_id = $1 AND position = ANY($2)`,
    [id, positions],
  );
  const byPosition = new Map(rows.map((row) => [row.position, row]));
  return positions.flatMap((position) => {
    const item = byPosition.get(position);
    if (!item) return [];
    const { prompt, a, b } = item;
    if (b === null) return [{ position, prompt, responses: [a] }];
    return [{ position, prompt, responses: shownFirst(seed, position, raterId) === "a" ? [a, b] : [b, a] }];
  });
}
