import type { ProjectAccess } from "#lib/access/access.ts";
import type { SkipInput } from "#lib/alignment/schema.ts";
import { lockRater, type RatingRefusal } from "#lib/alignment/seats/rater-seat.ts";
import { requireRater } from "#lib/alignment/seats/require-rater.ts";
import { tally } from "#lib/alignment/seats/tally.ts";
import { now } from "#lib/platform/clock.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import { storableText } from "#lib/platform/storable-text.ts";
import { inTransaction } from "#lib/platform/transaction.ts";

/** Gives an item back for another to judge. Its rater does not get it again. Done twice it is done once. */
export function skipTask(
  access: ProjectAccess<"feedback:rate">,
  number: number,
  { position, reason }: SkipInput,
): Promise<Outcome<undefined, RatingRefusal | "not-your-task">> {
  const raterId = requireRater(access);
  return inTransaction(async (client) => {
    const locked = await lockRater(client, access.project.id, number, raterId);
    if (!locked.ok) return locked;
    const { sitting } = locked.value;
    const known = await client.query(
      "SELECT FROM task_skip WHERE campaign_id = $1 AND position = $2 AND rater_id = $3",
      [sitting.campaignId, position, raterId],
    );
    if (known.rows.length > 0) return accept();
    const { rowCount } = await client.query(
      `UPDATE campaign_seat SET rater_id = NULL, lease_until = NULL
        WHERE campaign_id = $1 AND position = $2 AND rater_id = $3 AND judgement_id IS NULL`,
      [sitting.campaignId, position, raterId],
    );
    if (rowCount === 0) return refuse("not-your-task", "This item is not yours to skip.", "position");
    await client.query(
      "INSERT INTO task_skip (campaign_id, position, rater_id, reason, at) VALUES ($1, $2, $3, $4, $5)",
      [sitting.campaignId, position, raterId, storableText(reason), now()],
    );
    await tally(client, sitting, { skipped: 1, at: now() });
    return accept();
  });
}
