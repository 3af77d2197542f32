import type pg from "pg";
import { displayName, type ProjectAccess } from "#lib/access/access.ts";
import { isRight, opinionOf, type Said, whyNotAnswer } from "#lib/alignment/rules/opinion.ts";
import { shownFirst } from "#lib/alignment/rules/task-order.ts";
import type { JudgementInput } from "#lib/alignment/schema.ts";
import { rememberLapse, type Sitting } from "#lib/alignment/seats/next-seat.ts";
import { lockRater, type RatedCampaign, type RatingRefusal } from "#lib/alignment/seats/rater-seat.ts";
import { requireRater } from "#lib/alignment/seats/require-rater.ts";
import { tally } from "#lib/alignment/seats/tally.ts";
import { now } from "#lib/platform/clock.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import { storableText } from "#lib/platform/storable-text.ts";
import { inTransaction } from "#lib/platform/transaction.ts";

export type SubmitRefusal =
  | RatingRefusal
  | "answer-not-allowed"
  | "rating-off-scale"
  | "rationale-missing"
  | "no-such-guideline"
  | "not-your-task"
  | "already-judged"
  | "enough-judged"
  | "id-taken";

/**
 * Keeps a judgement; when this returns it is on disk. Sent again with the same id it changes nothing and is accepted again. One that
 * comes after its rater's lease lapsed takes any seat of its item that is not judged yet, even one another holds: work that was done
 * counts more than work that was not begun. Only where all seats are judged it is refused.
 */
export function submitJudgement(
  access: ProjectAccess<"feedback:rate">,
  number: number,
  input: JudgementInput,
): Promise<Outcome<{ readonly repeated: boolean }, SubmitRefusal>> {
  const raterId = requireRater(access);
  return inTransaction(async (client) => {
    const locked = await lockRater(client, access.project.id, number, raterId);
    // What is kept already is acknowledged, whatever became of the campaign since.
    const known = await findKnown(client, input.id);
    if (known)
      return known.raterId === raterId && known.position === input.position ? accept({ repeated: true }) : idTaken();
    if (!locked.ok) return locked;
    const { campaign, sitting } = locked.value;
    const wrong = whyNotAnswer(campaign, input);
    if (wrong) return wrong;
    if (input.guidelineVersion > campaign.guidelineVersion)
      return refuse("no-such-guideline", `The guideline has no version ${input.guidelineVersion}.`, "guidelineVersion");
    const seat = await seatFor(client, sitting, input.position);
    if (!seat.ok) return seat;
    const first = shownFirst(campaign.seed, input.position, raterId);
    const said = opinionOf(input, first);
    const inserted = await insertJudgement(client, { campaign, sitting, access, input, said, first });
    if (!inserted) return idTaken();
    await client.query(
      `UPDATE campaign_seat SET rater_id = $4, judgement_id = $5, lease_until = NULL
        WHERE campaign_id = $1 AND position = $2 AND seat = $3`,
      [sitting.campaignId, input.position, seat.value.seat, raterId, input.id],
    );
    const { gold } = seat.value;
    await tally(client, sitting, {
      judged: 1,
      goldJudged: gold === null ? 0 : 1,
      goldRight: gold !== null && isRight(said, gold) ? 1 : 0,
      durationMs: input.durationMs ?? 0,
      at: now(),
    });
    return accept({ repeated: false });
  });
}

function idTaken() {
  return refuse("id-taken", "Another judgement has this id. Make a new one for each.", "id");
}

async function findKnown(client: pg.PoolClient, id: string) {
  const { rows } = await client.query<{ raterId: string | null; position: number }>(
    `SELECT rater_id AS "raterId", position FROM judgement WHERE id = $1`,
    [id],
  );
  return rows[0] ?? null;
}

type Seat = { readonly seat: number; readonly gold: string | null };

/** The seat a judgement goes to, locked. */
async function seatFor(
  client: pg.PoolClient,
  { campaignId, raterId }: Sitting,
  position: number,
): Promise<Outcome<Seat, "not-your-task" | "already-judged" | "enough-judged">> {
  // The item's row orders those who look for a seat at it.
  const { rows: items } = await client.query<{ gold: string | null }>(
    "SELECT gold FROM campaign_item WHERE campaign_id = $1 AND position = $2",
    [campaignId, position],
  );
  const [item] = items;
  if (!item) return notYours();
  const { rows: seats } = await client.query<{ seat: number; raterId: string | null; judgementId: string | null }>(
    `SELECT seat, rater_id AS "raterId", judgement_id AS "judgementId" FROM campaign_seat
      WHERE campaign_id = $1 AND position = $2 ORDER BY seat FOR UPDATE`,
    [campaignId, position],
  );
  const own = seats.find((seat) => seat.raterId === raterId);
  if (own?.judgementId)
    return refuse("already-judged", "You have judged this item already; undo that first to judge it anew.");
  if (own) return accept({ seat: own.seat, gold: item.gold });
  const { rows: lapses } = await client.query(
    "SELECT FROM seat_lapse WHERE campaign_id = $1 AND position = $2 AND rater_id = $3",
    [campaignId, position, raterId],
  );
  if (lapses.length === 0) return notYours();
  const open = seats.filter((seat) => seat.judgementId === null);
  const seat = open.find((one) => one.raterId === null) ?? open[0];
  if (!seat)
    return refuse("enough-judged", "While nothing was heard from you, as many others as are wanted judged this item.");
  // Whoever held it meanwhile has judged nothing yet; if they do, they are told that it is not needed any more.
  if (seat.raterId !== null) await rememberLapse(client, campaignId, position, seat.raterId);
  return accept({ seat: seat.seat, gold: item.gold });
}

function notYours() {
  return refuse("not-your-task", "This item was not given to you.", "position");
}

type Inserting = {
  readonly campaign: RatedCampaign;
  readonly sitting: Sitting;
  readonly access: ProjectAccess<"feedback:rate">;
  readonly input: JudgementInput;
  readonly said: Said;
  readonly first: "a" | "b";
};

async function insertJudgement(client: pg.PoolClient, { campaign, sitting, access, input, said, first }: Inserting) {
  const { rowCount } = await client.query(
    `INSERT INTO judgement (id, campaign_id, position, source, rater_id, rater_name, revision, guideline_version, opinion, rating,
                            shown_first, rationale, duration_ms, at)
     SELECT $1, $2, $3, 'person', $4, $5, 1 + (SELECT count(*) FROM judgement WHERE campaign_id = $2 AND position = $3 AND rater_id = $4),
            $6, $7, $8, $9, $10, $11, $12
     ON CONFLICT (id) DO NOTHING`,
    [
      ...[input.id, sitting.campaignId, input.position, sitting.raterId, displayName(access.actor)],
      ...[input.guidelineVersion, said.opinion, said.rating, campaign.kind === "pairwise" ? first : null],
      ...[storableText(input.rationale.trim()), input.durationMs, now()],
    ],
  );
  return rowCount === 1;
}
