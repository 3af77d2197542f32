import { describe, expect, test } from "vitest";
import { chooseCampaign } from "#lib/alignment/commands/choose-campaign.ts";
import { claimTasks } from "#lib/alignment/commands/claim-tasks.ts";
import { closeCampaign } from "#lib/alignment/commands/close-campaign.ts";
import { createCampaign } from "#lib/alignment/commands/create-campaign.ts";
import { measureCampaign } from "#lib/alignment/commands/measure-campaign.ts";
import { openCampaign } from "#lib/alignment/commands/open-campaign.ts";
import { saveGuideline } from "#lib/alignment/commands/save-guideline.ts";
import { submitJudgement } from "#lib/alignment/commands/submit-judgement.ts";
import { campaignFacts } from "#lib/alignment/covered-facts.ts";
import { collectAlignmentEvidence } from "#lib/alignment/evidence.ts";
import { createCampaignQuery } from "#lib/alignment/schema.ts";
import { bytesOf, judgementOf, makeCampaign, pairsFile, type TestCampaign } from "#lib/alignment/testing/campaign.ts";
import { accepted } from "#lib/lifecycle/testing/complete-checklist.ts";
import { accessFor, makeProject } from "#lib/lifecycle/testing/fixtures.ts";
import { db } from "#lib/platform/db.ts";

/** Every rater says of each item what `say` says. */
async function judgeAll({ raters, accessOf, number }: TestCampaign, say: (position: number, rater: number) => string) {
  for (const [at, rater] of raters.entries()) {
    const access = await accessOf(rater);
    for (;;) {
      const { tasks } = accepted(await claimTasks(access, number, 8));
      if (tasks.length === 0) break;
      for (const { position } of tasks)
        accepted(await submitJudgement(access, number, judgementOf(position, { answer: say(position, at) })));
    }
  }
}

test("a file with a wrong line leaves nothing behind", async () => {
  const project = await makeProject();
  const query = createCampaignQuery.parse({ title: "Torn", kind: "pairwise" });
  const access = await accessFor(project.lead, project, "campaign:update");
  const before = await db().campaignItem.count();
  const refused = await createCampaign(access, query, bytesOf(`${pairsFile(700)}\n{"prompt": 7}`));
  expect(refused).toMatchObject({ ok: false, reason: "items.field-wrong", field: "prompt" });
  expect(refused).toHaveProperty("message", expect.stringContaining("Line 701"));
  expect(await db().campaignItem.count()).toBe(before);
  expect(await db().campaign.count({ where: { projectId: project.id } })).toBe(0);
});

describe("a campaign that was closed", () => {
  test("is measured, and counts for the gate until it is opened again", async () => {
    const campaign = await makeCampaign({ kind: "acceptance", file: answersFile(6), raters: 3 });
    const { project, number, run } = campaign;
    const evidence = async () => (await collectAlignmentEvidence(db(), project.id)).campaign;
    const choose = await accessFor(project.lead, project, "alignment:choose");
    expect(await evidence()).toBeNull();
    const reason = "It is the only one, and all three rated.";
    accepted(await chooseCampaign(choose, { campaign: number, reason }));
    expect(await evidence()).toMatchObject({ number, state: "open", agreement: null });
    await judgeAll(campaign, (position) => (position % 2 === 0 ? "accept" : "reject"));
    accepted(await closeCampaign(run, { campaign: number }));
    expect(await evidence()).toMatchObject({ state: "closed", agreement: null });
    for (let times = 0; times < 2; times += 1) accepted(await measureCampaign(run, number));
    expect(await evidence()).toMatchObject({ agreement: { alpha: 1, items: 6, judgements: 18 } });
    accepted(await openCampaign(run, { campaign: number }));
    expect(await evidence()).toMatchObject({ state: "open", agreement: null });
  });

  test("is what a signature covers: guideline, items and agreement", async () => {
    const campaign = await makeCampaign({ file: pairsFile(4), raters: 3 });
    const { project, number, run } = campaign;
    const choose = await accessFor(project.lead, project, "alignment:choose");
    accepted(await chooseCampaign(choose, { campaign: number, reason: "It is the only one there is." }));
    const facts = async () => (await campaignFacts(db(), { projectId: project.id })).records[0]?.fields ?? {};
    const before = await facts();
    expect(before).toMatchObject({ "Guideline version": 1, Items: 4, Alpha: null, State: "open" });
    const update = await accessFor(project.lead, project, "campaign:update");
    accepted(await saveGuideline(update, { campaign: number, body: "Prefer what is right, then what is short." }));
    expect(await facts()).toMatchObject({ "Guideline version": 2 });
    await judgeAll(campaign, (position, rater) => (position === 0 && rater === 0 ? "tie" : "both_bad"));
    accepted(await closeCampaign(run, { campaign: number }));
    accepted(await measureCampaign(run, number));
    expect(await facts()).toMatchObject({ State: "closed", Judgements: 12, Alpha: expect.any(Number) });
  });
});

function answersFile(count: number): string {
  return Array.from({ length: count }, (_, at) => JSON.stringify({ prompt: `Q${at}`, response: `A${at}` })).join("\n");
}
