import { beforeEach, describe, expect, test } from "vitest";
import type { Person } from "#lib/access/access.ts";
import { claimTasks } from "#lib/alignment/commands/claim-tasks.ts";
import { closeCampaign } from "#lib/alignment/commands/close-campaign.ts";
import { removeRater } from "#lib/alignment/commands/raters.ts";
import { skipTask } from "#lib/alignment/commands/skip-task.ts";
import { submitJudgement } from "#lib/alignment/commands/submit-judgement.ts";
import { undoJudgement } from "#lib/alignment/commands/undo-judgement.ts";
import { judgementOf, makeCampaign, pairsFile, type TestCampaign } from "#lib/alignment/testing/campaign.ts";
import { accepted } from "#lib/lifecycle/testing/complete-checklist.ts";
import { db, pool } from "#lib/platform/db.ts";

async function claim({ accessOf, number }: TestCampaign, rater: Person, want = 3) {
  return accepted(await claimTasks(await accessOf(rater), number, want)).tasks;
}

async function submit({ accessOf, number }: TestCampaign, rater: Person, judgement: ReturnType<typeof judgementOf>) {
  return submitJudgement(await accessOf(rater), number, judgement);
}

function raterOf({ raters }: TestCampaign, at: number): Person {
  const rater = raters[at];
  if (!rater) throw new Error(`no rater ${at}`);
  return rater;
}

/** Everything that stands, as the database holds it. */
async function standing({ project, number }: TestCampaign) {
  const { id } = await db().campaign.findUniqueOrThrow({
    where: { projectId_number: { projectId: project.id, number } },
    select: { id: true },
  });
  return db().campaignSeat.findMany({ where: { campaignId: id, judgementId: { not: null } } });
}

test("many raters at once judge each item as often as wanted, and nobody one twice", async () => {
  const campaign = await makeCampaign({ file: pairsFile(20, { gold: true }), raters: 5, ratersPerItem: 3 });
  const seen = await Promise.all(
    campaign.raters.map(async (rater) => {
      const positions: number[] = [];
      for (;;) {
        // Twice at the same moment, as from two windows.
        const [tasks] = await Promise.all([claim(campaign, rater, 4), claim(campaign, rater, 4)]);
        if (tasks.length === 0) return positions;
        await Promise.all(
          tasks.map(async ({ position }) => {
            positions.push(position);
            accepted(await submit(campaign, rater, judgementOf(position)));
          }),
        );
      }
    }),
  );
  for (const positions of seen) expect(new Set(positions).size).toBe(positions.length);
  const seats = await standing(campaign);
  expect(seats).toHaveLength(60);
  expect(new Set(seats.map(({ position, raterId }) => `${position} ${raterId}`)).size).toBe(60);
  expect(await db().judgement.count({ where: { campaign: { projectId: campaign.project.id } } })).toBe(60);
  const raters = await db().campaignRater.findMany({ where: { campaign: { projectId: campaign.project.id } } });
  expect(raters.reduce((sum, { judged }) => sum + judged, 0)).toBe(60);
  expect(raters.reduce((sum, { goldJudged }) => sum + goldJudged, 0)).toBe(6);
}, 60_000);

describe("one rater", () => {
  let campaign: TestCampaign;
  let rater: Person;

  beforeEach(async () => {
    campaign = await makeCampaign();
    rater = raterOf(campaign, 0);
  });

  test("gets the same tasks again until they are judged", async () => {
    const first = await claim(campaign, rater, 2);
    expect(first).toHaveLength(2);
    expect((await claim(campaign, rater, 2)).map(({ position }) => position).sort()).toEqual(
      first.map(({ position }) => position).sort(),
    );
    expect(await claim(campaign, rater, 3)).toHaveLength(3);
  });

  test("sees neither models nor gold, and the answers in an order that is kept", async () => {
    const tasks = await claim(campaign, rater, 6);
    expect(Object.keys(tasks[0] ?? {})).toEqual(["position", "prompt", "responses"]);
    const order = new Map(tasks.map(({ position, responses }) => [position, responses]));
    for (const { position, responses } of await claim(campaign, rater, 6))
      expect(responses).toEqual(order.get(position));
  });

  test("sends a judgement twice and has given one", async () => {
    const [task] = await claim(campaign, rater);
    const judgement = judgementOf(task?.position ?? -1);
    const both = await Promise.all([submit(campaign, rater, judgement), submit(campaign, rater, judgement)]);
    expect(both.map((one) => accepted(one).repeated).sort()).toEqual([false, true]);
    expect(await standing(campaign)).toHaveLength(1);
  });

  test("cannot judge an item again under another id, nor one that was not given", async () => {
    const [task] = await claim(campaign, rater, 1);
    const position = task?.position ?? -1;
    accepted(await submit(campaign, rater, judgementOf(position)));
    expect(await submit(campaign, rater, judgementOf(position))).toMatchObject({ reason: "already-judged" });
    const other = [0, 1, 2, 3, 4, 5].find((one) => one !== position) ?? -1;
    expect(await submit(campaign, rater, judgementOf(other))).toMatchObject({ reason: "not-your-task" });
    expect(await submit(campaign, rater, judgementOf(99))).toMatchObject({ reason: "not-your-task" });
  });

  test("takes the last judgement back, which stays on record, and judges anew", async () => {
    const [task, next] = await claim(campaign, rater, 2);
    const judgement = judgementOf(task?.position ?? -1);
    accepted(await submit(campaign, rater, judgement));
    const access = await campaign.accessOf(rater);
    for (let times = 0; times < 2; times += 1)
      expect(accepted(await undoJudgement(access, campaign.number, judgement.id))).toEqual({
        position: judgement.position,
      });
    expect(await standing(campaign)).toHaveLength(0);
    accepted(await submit(campaign, rater, judgementOf(judgement.position, { answer: "second" })));
    const kept = await db().judgement.findMany({ where: { raterId: rater.userId }, orderBy: { revision: "asc" } });
    expect(kept.map(({ revision }) => revision)).toEqual([1, 2]);
    const last = judgementOf(next?.position ?? -1);
    accepted(await submit(campaign, rater, last));
    expect(await undoJudgement(access, campaign.number, kept[1]?.id ?? "")).toMatchObject({ reason: "not-the-last" });
    const tally = await db().campaignRater.findFirstOrThrow({ where: { userId: rater.userId } });
    expect(tally.judged).toBe(2);
  });

  test("skips an item and does not get it again, while another does", async () => {
    const [task] = await claim(campaign, rater, 1);
    const position = task?.position ?? -1;
    const access = await campaign.accessOf(rater);
    accepted(await skipTask(access, campaign.number, { position, reason: "Not my field" }));
    accepted(await skipTask(access, campaign.number, { position, reason: "Not my field" }));
    const rest = await claim(campaign, rater, 8);
    expect(rest).toHaveLength(5);
    expect(rest.map((one) => one.position)).not.toContain(position);
    const others = await claim(campaign, raterOf(campaign, 1), 8);
    expect(others.map((one) => one.position)).toContain(position);
  });

  test("is told when the campaign is closed, and what was kept before is still acknowledged", async () => {
    const [task, next] = await claim(campaign, rater, 2);
    const judgement = judgementOf(task?.position ?? -1);
    accepted(await submit(campaign, rater, judgement));
    accepted(await closeCampaign(campaign.run, { campaign: campaign.number }));
    expect(await submit(campaign, rater, judgementOf(next?.position ?? -1))).toMatchObject({
      reason: "campaign-not-open",
    });
    expect(accepted(await submit(campaign, rater, judgement))).toEqual({ repeated: true });
  });

  test("is told that there is no such campaign once taken out of it", async () => {
    await claim(campaign, rater, 2);
    accepted(await removeRater(campaign.run, { campaign: campaign.number, userId: rater.userId }));
    expect(await claimTasks(await campaign.accessOf(rater), campaign.number, 1)).toMatchObject({
      reason: "no-such-campaign",
    });
  });
});

describe("a lease that lapsed", () => {
  let campaign: TestCampaign;
  let position: number;

  beforeEach(async () => {
    campaign = await makeCampaign({ file: pairsFile(1), raters: 3, ratersPerItem: 1 });
    const [task] = await claim(campaign, raterOf(campaign, 0));
    position = task?.position ?? -1;
    await pool().query("UPDATE campaign_seat SET lease_until = now() - interval '1 second' WHERE rater_id IS NOT NULL");
  });

  test("gives the item to another, and work that comes late still counts before work not begun", async () => {
    expect(await claim(campaign, raterOf(campaign, 1))).toHaveLength(1);
    accepted(await submit(campaign, raterOf(campaign, 0), judgementOf(position)));
    expect(await submit(campaign, raterOf(campaign, 1), judgementOf(position))).toMatchObject({
      reason: "enough-judged",
    });
    expect(await standing(campaign)).toHaveLength(1);
  });

  test("never leads to one judgement more than wanted", async () => {
    expect(await claim(campaign, raterOf(campaign, 1))).toHaveLength(1);
    accepted(await submit(campaign, raterOf(campaign, 1), judgementOf(position)));
    expect(await submit(campaign, raterOf(campaign, 0), judgementOf(position))).toMatchObject({
      reason: "enough-judged",
    });
    expect(await standing(campaign)).toHaveLength(1);
  });

  test("matters not where nobody wanted the item", async () => {
    accepted(await submit(campaign, raterOf(campaign, 0), judgementOf(position)));
    expect(await claim(campaign, raterOf(campaign, 1))).toHaveLength(0);
  });
});
