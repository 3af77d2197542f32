import { chooseCampaign } from "#lib/alignment/commands/choose-campaign.ts";
import { claimTasks } from "#lib/alignment/commands/claim-tasks.ts";
import { closeCampaign } from "#lib/alignment/commands/close-campaign.ts";
import { createCampaign } from "#lib/alignment/commands/create-campaign.ts";
import { measureCampaign } from "#lib/alignment/commands/measure-campaign.ts";
import { openCampaign } from "#lib/alignment/commands/open-campaign.ts";
import { addRater } from "#lib/alignment/commands/raters.ts";
import { submitJudgement } from "#lib/alignment/commands/submit-judgement.ts";
import { lotOf } from "#lib/alignment/rules/lot.ts";
import type { GivenAnswer } from "#lib/alignment/rules/opinion.ts";
import { shownFirst } from "#lib/alignment/rules/task-order.ts";
import { createCampaignQuery, judgementSchema } from "#lib/alignment/schema.ts";
import type { Part } from "#prisma/seed/cast.ts";
import type { Story } from "#prisma/seed/story.ts";
import { type DraftPair, draftPairs, meritOf } from "#prisma/seed/support-assistant/drafts.ts";

const RATERS: readonly Part[] = ["rater", "contributor", "reviewer2", "lead"];
const PAIRS = 72;
const SEED = 2026;
/** The one under way; between it and the first, preferences were imported. */
const OPEN_CAMPAIGN = 3;

const guideline = `## Which draft would you send?

1. **Right before short.** A draft that is wrong about the contract loses, however well it reads.
2. **Short before friendly.** The customer wants to know what to do, and by when.
3. **Never a promise** that the contract does not make.

Equally good drafts are a tie. Where you would send neither, both are bad. In a case of **hardship** the better draft names a person to talk to.

You may skip any case that you would rather not read.
`;

const toneGuideline = `## How does this draft sound?

5 is how you would write to a customer yourself: calm, clear and in whole sentences. 3 may be sent as it is. 1 would make you apologise.

Judge the **tone** alone; whether the draft is right about the contract is judged elsewhere. You may skip any case that you would rather not read.
`;

/** People compare drafts of three models; on hardship they see things differently. */
export async function tellCampaign(story: Story): Promise<void> {
  story.on(31, "08:05");
  const pairs = draftPairs(PAIRS);
  await creates(story, pairs, {
    title: "Drafts before and after fine-tuning",
    kind: "pairwise",
    seed: SEED,
    guideline,
  });
  await opens(story, 1);
  let isAnybodyBusy = true;
  while (isAnybodyBusy) {
    isAnybodyBusy = false;
    for (const part of RATERS) isAnybodyBusy = (await compares(story, part, pairs)) || isAnybodyBusy;
  }
  await story.does("lead", "campaign:run", (access) => closeCampaign(access, { campaign: 1 }));
  await story.does("lead", "campaign:run", (access) => measureCampaign(access, 1));
  await story.does("lead", "alignment:choose", (access) =>
    chooseCampaign(access, {
      campaign: 1,
      reason: "It compares all three models by the people who answer customers, and holds the hardship cases too.",
    }),
  );
  await story.judge();
}

/** A second one is under way. */
export async function tellOpenCampaign(story: Story): Promise<void> {
  story.on(2, "09:10");
  const drafts = draftPairs(30).map(({ id, group, prompt, response_b: response, model_b: model }) => ({
    ...{ id, group, prompt, response, model },
  }));
  const asked = {
    title: "Tone of the newest drafts",
    kind: "rating",
    ratersPerItem: "2",
    guideline: toneGuideline,
  } as const;
  await creates(story, drafts, asked);
  await opens(story, OPEN_CAMPAIGN);
  for (const part of ["contributor", "rater", "contributor"] as const) await rates(story, part);
}

async function creates(
  story: Story,
  items: readonly object[],
  asked: Readonly<Record<string, string | number>>,
): Promise<void> {
  const query = createCampaignQuery.parse({ fileName: "drafts.jsonl", ...asked });
  await story.does("contributor", "campaign:update", (access) => createCampaign(access, query, fileOf(items)));
}

async function* fileOf(items: readonly object[]): AsyncGenerator<Uint8Array> {
  yield Buffer.from(items.map((item) => `${JSON.stringify(item)}\n`).join(""));
}

async function opens(story: Story, campaign: number): Promise<void> {
  for (const part of RATERS) {
    const { userId } = story.cast[part];
    await story.does("lead", "campaign:run", (access) => addRater(access, { campaign, userId }));
  }
  await story.does("lead", "campaign:run", (access) => openCampaign(access, { campaign }));
}

/** One person judges what they get at a time. @returns whether there was anything. */
async function compares(story: Story, part: Part, pairs: readonly DraftPair[]): Promise<boolean> {
  return judges(story, part, 1, (position) => {
    const pair = pairs[position];
    return pair ? comparisonOf(pair, part, shownFirst(SEED, position, story.cast[part].userId)) : null;
  });
}

async function rates(story: Story, part: Part): Promise<boolean> {
  return judges(story, part, OPEN_CAMPAIGN, (position) => {
    const lot = lotOf(position, "tone");
    const rating = Math.round(2 + 3 * lot() + lotOf(position, part)() - 0.5);
    return { answer: "rated", rating: Math.max(1, Math.min(5, rating)), rationale: "" };
  });
}

async function judges(
  story: Story,
  part: Part,
  campaign: number,
  judge: (position: number) => GivenAnswer | null,
): Promise<boolean> {
  const access = await story.enter(story.cast[part], "feedback:rate");
  const claimed = await claimTasks(access, campaign, 6);
  if (!claimed.ok) throw new Error(claimed.message);
  for (const { position } of claimed.value.tasks) {
    const lot = lotOf(position, `pace ${part}`);
    story.timeline.pass(0.3 + 0.5 * lot());
    const answer = judge(position);
    if (!answer) throw new Error(`There is no pair ${position}.`);
    const id = idOf(`${campaign} ${position} ${part}`);
    const durationMs = Math.round(9_000 + 30_000 * lot());
    const judgement = judgementSchema.parse({ id, position, guidelineVersion: 1, ...answer, durationMs });
    const submitted = await submitJudgement(access, campaign, judgement);
    if (!submitted.ok) throw new Error(submitted.message);
  }
  return claimed.value.tasks.length > 0;
}

/** How far people are off what a draft is worth: more so in cases of hardship. */
const NOISE = { billing: 0.35, moving: 0.4, hardship: 2.5 } as const;

const REASONS = {
  hardship: "The other one leaves the customer alone with it; a person should be named.",
  billing: "Names the section and what to do by when.",
  moving: "Says from which day on nothing is owed.",
} as const;

function comparisonOf(pair: DraftPair, part: Part, first: "a" | "b"): GivenAnswer {
  const lot = lotOf(11, `${pair.id} ${part}`);
  const noise = NOISE[pair.group] * (lot() + lot() + lot() - 1.5);
  // What comes first is read with a fresh eye.
  const seen = (pair.gold ? -2.5 : meritOf(pair)) + noise + (first === "a" ? 0.08 : -0.08);
  const rationale = lot() < 0.18 ? REASONS[pair.group] : "";
  if (Math.abs(seen) < 0.22) return { answer: "tie", rating: null, rationale: "" };
  if (lot() < 0.015) return { answer: "both_bad", rating: null, rationale };
  return { answer: (seen > 0 ? "a" : "b") === first ? "first" : "second", rating: null, rationale };
}

/** The same id each time the demo is made. */
function idOf(name: string): string {
  const lot = lotOf(3, name);
  const digits = Array.from({ length: 32 }, () => Math.floor(lot() * 16).toString(16));
  digits[12] = "4";
  digits[16] = "8";
  const hex = digits.join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
