import type { ProjectAccess } from "#lib/access/access.ts";
import { LEASE_MINUTES } from "#lib/alignment/limits.ts";
import { isRight, type Said } from "#lib/alignment/rules/opinion.ts";
import { lockRater, type RatingRefusal } from "#lib/alignment/seats/rater-seat.ts";
import { requireRater } from "#lib/alignment/seats/require-rater.ts";
import { tally } from "#lib/alignment/seats/tally.ts";
import { now } from "#lib/platform/clock.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import { inTransaction } from "#lib/platform/transaction.ts";

type Standing = Said & {
  readonly position: number;
  readonly gold: string | null;
  readonly durationMs: number | null;
  readonly isLast: boolean;
  readonly isRetracted: boolean;
};

/**
 * Takes back a rater's last judgement, which stays on record. Its item is theirs to judge again. Done twice it is done once.
 *
 * @param id of the judgement.
 */
export function undoJudgement(
  access: ProjectAccess<"feedback:rate">,
  number: number,
  id: string,
): Promise<Outcome<{ readonly position: number }, RatingRefusal | "no-such-judgement" | "not-the-last">> {
  const raterId = requireRater(access);
  return inTransaction(async (client) => {
    const locked = await lockRater(client, access.project.id, number, raterId);
    if (!locked.ok) return locked;
    const { sitting } = locked.value;
    const { rows } = await client.query<Standing>(
      `SELECT j.position, j.opinion, j.rating, j.duration_ms AS "durationMs", i.gold,
              r.judgement_id IS NOT NULL AS "isRetracted",
              j.id = (SELECT l.id FROM judgement l
                       WHERE l.campaign_id = $2 AND l.rater_id = $3
                         AND NOT EXISTS (SELECT FROM judgement_retraction t WHERE t.judgement_id = l.id)
                       ORDER BY l.at DESC, l.id DESC LIMIT 1) AS "isLast"
         FROM judgement j JOIN campaign_item i ON i.campaign_id = j.campaign_id AND i.position = j.position
         LEFT JOIN judgement_retraction r ON r.judgement_id = j.id
        WHERE j.id = $1 AND j.campaign_id = $2 AND j.rater_id = $3`,
      [id, sitting.campaignId, raterId],
    );
    const [judgement] = rows;
    if (!judgement) return refuse("no-such-judgement", "There is no such judgement of yours.", "id");
    const { position, gold, durationMs } = judgement;
    if (judgement.isRetracted) return accept({ position });
    if (!judgement.isLast) return refuse("not-the-last", "Only the last judgement can be taken back.", "id");
    await client.query("INSERT INTO judgement_retraction (judgement_id, at) VALUES ($1, $2)", [id, now()]);
    await client.query(
      `UPDATE campaign_seat SET judgement_id = NULL, lease_until = now() + make_interval(mins => $2) WHERE judgement_id = $1`,
      [id, LEASE_MINUTES],
    );
    await tally(client, sitting, {
      judged: -1,
      goldJudged: gold === null ? 0 : -1,
      goldRight: gold !== null && isRight(judgement, gold) ? -1 : 0,
      durationMs: -(durationMs ?? 0),
      at: now(),
    });
    return accept({ position });
  });
}
