import { addInterview } from "#lib/scope/commands/add-interview.ts";
import { addMarketEntry } from "#lib/scope/commands/add-market-entry.ts";
import { addTechnologyOption } from "#lib/scope/commands/add-technology-option.ts";
import { decideFeasibility } from "#lib/scope/commands/decide-feasibility.ts";
import { freezeObjective } from "#lib/scope/commands/freeze-objective.ts";
import { saveBrief } from "#lib/scope/commands/save-brief.ts";
import { saveFeasibility } from "#lib/scope/commands/save-feasibility.ts";
import { setObjective } from "#lib/scope/commands/set-objective.ts";
import { setRiskTier } from "#lib/scope/commands/set-risk-tier.ts";
import {
  briefSchema,
  feasibilityDecisionSchema,
  feasibilitySchema,
  interviewSchema,
  marketEntrySchema,
  objectiveSchema,
  riskTierSchema,
  technologyOptionSchema,
} from "#lib/scope/schema.ts";
import { answers } from "#prisma/seed/checklist.ts";
import type { Story } from "#prisma/seed/story.ts";
import { brief, firstDraft } from "#prisma/seed/support-assistant/brief.ts";
import { objectives } from "#prisma/seed/support-assistant/objectives.ts";
import { feasibility, interviews, marketEntries, technologyOptions } from "#prisma/seed/support-assistant/research.ts";
import { scopeReview } from "#prisma/seed/support-assistant/scope-review.ts";

/** Phase 1, ten weeks ago: written, decided, frozen and signed within a week. */
export async function tellScope(story: Story): Promise<void> {
  await writeBrief(story);
  await research(story);
  const ids = await setObjectives(story.on(71, "09:00"));
  for (const { daysAgo, supports, ...interview } of interviews) {
    const named = supports.map((number) => ids[number - 1]);
    const input = interviewSchema.parse({ ...interview, heldOn: story.timeline.day(daysAgo), objectives: named });
    await story.does("lead", "scope:update", (access) => addInterview(access, input));
  }
  await decide(story.on(70, "10:15"));
  for (const id of ids)
    await story.does("lead", "objective:freeze", (access) => freezeObjective(access, { id, revision: 1 }));
  await answers(story.on(69, "09:40"), "lead", "scope-review", scopeReview);
  await story.on(68, "14:05").signs("reviewer", "record:risk-tier", "Agreed, as long as no decision is added later.");
  await story.signs(
    "reviewer",
    "checklist:scope-review",
    "Read with legal; the handover on hardship is the part that matters.",
  );
}

async function writeBrief(story: Story): Promise<void> {
  const first = briefSchema.parse({ ...firstDraft, revision: 0 });
  await story.on(75, "13:20").does("lead", "scope:update", (access) => saveBrief(access, first));
  const whole = briefSchema.parse({ ...brief, revision: 1 });
  await story.on(74, "08:50").does("lead", "scope:update", (access) => saveBrief(access, whole));
}

async function research(story: Story): Promise<void> {
  for (const { daysAgo, ...entry } of marketEntries) {
    const input = marketEntrySchema.parse({ ...entry, foundOn: story.timeline.day(daysAgo) });
    await story.on(daysAgo, "10:30").does("contributor", "scope:update", (access) => addMarketEntry(access, input));
  }
  for (const option of technologyOptions) {
    const input = technologyOptionSchema.parse(option);
    await story.does("contributor", "scope:update", (access) => addTechnologyOption(access, input));
  }
}

async function setObjectives(story: Story): Promise<string[]> {
  const ids: string[] = [];
  for (const objective of objectives(story.timeline.day(-19))) {
    const input = objectiveSchema.parse(objective);
    const { id } = await story.does("lead", "scope:update", (access) => setObjective(access, input));
    ids.push(id);
  }
  await story.judge();
  return ids;
}

async function decide(story: Story): Promise<void> {
  const scores = feasibilitySchema.parse({ ...feasibility, revision: 0 });
  const { revision } = await story.does("lead", "scope:update", (access) => saveFeasibility(access, scores));
  const decision = feasibilityDecisionSchema.parse({
    decision: "go",
    reason:
      "Worth it even at half the expected share, provided the data is cleared by October and agents keep the last word.",
    revision,
  });
  await story.does("lead", "scope:update", (access) => decideFeasibility(access, decision));
  const tier = riskTierSchema.parse({
    tier: "limited",
    reason:
      "People talk to it, so they are told (Art. 50(1)). It explains bills and contracts and decides nothing about supply, credit or disconnection, and it is no safety component of the grid, so neither point 2 nor point 5 of Annex III applies. Adding a decision would change the tier.",
    articles: "Art. 50(1); Art. 6(2) with Annex III, points 2 and 5, looked at and not met",
  });
  await story.does("lead", "scope:update", (access) => setRiskTier(access, tier));
  await story.judge();
}
