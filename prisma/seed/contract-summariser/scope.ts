import { addInterview } from "#lib/scope/commands/add-interview.ts";
import { addMarketEntry } from "#lib/scope/commands/add-market-entry.ts";
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
} from "#lib/scope/schema.ts";
import { answers } from "#prisma/seed/checklist.ts";
import { scopeReview } from "#prisma/seed/contract-summariser/checklists.ts";
import { brief, feasibility, marketEntries, objectives } from "#prisma/seed/contract-summariser/scope-content.ts";
import type { Story } from "#prisma/seed/story.ts";

export async function tellScope(story: Story): Promise<void> {
  const { timeline } = story;
  const written = briefSchema.parse({ ...brief, revision: 0 });
  await story.on(52, "10:00").does("lead2", "scope:update", (access) => saveBrief(access, written));
  for (const entry of marketEntries) {
    const input = marketEntrySchema.parse({ ...entry, foundOn: timeline.day(51) });
    await story.on(51, "11:10").does("contributor", "scope:update", (access) => addMarketEntry(access, input));
  }
  const ids: string[] = [];
  for (const objective of objectives(timeline.day(-10))) {
    const input = objectiveSchema.parse(objective);
    const { id } = await story.on(50, "09:30").does("lead2", "scope:update", (access) => setObjective(access, input));
    ids.push(id);
  }
  const interview = interviewSchema.parse({
    stakeholderName: "Friederike Lohse",
    stakeholderRole: "Lawyer, purchasing",
    heldOn: timeline.day(51),
    notes:
      "Reads the notice clause first and last. Wants the page number beside every date, and to see what was not found rather than nothing.",
    objectives: ids.slice(0, 1),
  });
  await story.does("lead2", "scope:update", (access) => addInterview(access, interview));
  await decide(story.on(49, "14:00"));
  for (const id of ids) {
    await story.does("lead2", "objective:freeze", (access) => freezeObjective(access, { id, revision: 1 }));
  }
  await answers(story.on(48, "08:45"), "contributor", "scope-review", scopeReview);
  await story.on(47, "15:20").signs("reviewer", "record:risk-tier");
  await story.signs("reviewer", "checklist:scope-review");
}

async function decide(story: Story): Promise<void> {
  const scores = feasibilitySchema.parse({ ...feasibility, revision: 0 });
  const { revision } = await story.does("lead2", "scope:update", (access) => saveFeasibility(access, scores));
  const decision = feasibilityDecisionSchema.parse({
    decision: "go",
    reason: "Pays for itself within a year if dates are right; the lawyers keep reading what is flagged.",
    revision,
  });
  await story.does("lead2", "scope:update", (access) => decideFeasibility(access, decision));
  const tier = riskTierSchema.parse({
    tier: "minimal",
    reason: "Summarises contracts between companies for our own lawyers. Nobody outside meets it or its output.",
    articles: "Art. 6 with Annexes I and III, looked at and not met; Art. 50 does not apply",
  });
  await story.does("lead2", "scope:update", (access) => setRiskTier(access, tier));
}
