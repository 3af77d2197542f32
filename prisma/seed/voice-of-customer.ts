import { addMarketEntry } from "#lib/scope/commands/add-market-entry.ts";
import { saveBrief } from "#lib/scope/commands/save-brief.ts";
import { briefSchema, marketEntrySchema } from "#lib/scope/schema.ts";
import type { Cast } from "#prisma/seed/cast.ts";
import { Story } from "#prisma/seed/story.ts";
import type { Timeline } from "#prisma/seed/timeline.ts";

/** The youngest: five days old, its brief half written. */
export async function tellVoiceOfCustomer(timeline: Timeline, cast: Cast): Promise<void> {
  timeline.goTo(6, "13:10");
  const story = await Story.begin(timeline, cast, {
    name: "Voice of customer",
    summary: "Sorts what customers write in surveys and reviews by topic, and says what changed since last month.",
    dueOn: timeline.day(-97),
    lead: "lead",
    members: { lead2: "contributor", reviewer: "reviewer", auditor: "auditor" },
  });
  const brief = briefSchema.parse({
    revision: 0,
    problemStatement:
      "After each contact customers may rate it and write why; 2 300 do so a month, in free text. Two people read about a tenth of it and make a slide for the quarter. What changed, and whether it is noise, nobody can say before the next quarter.",
    users: "The service design team (5), and the heads of customer care and billing, who read the monthly page.",
    taskTypes: ["classification"],
    nonAiAlternative: "",
    outOfScope: "No rating of single agents.",
  });
  await story.on(5, "09:25").does("lead", "scope:update", (access) => saveBrief(access, brief));
  const paper = marketEntrySchema.parse({
    title: "BERTopic",
    kind: "paper",
    source:
      "Grootendorst, “BERTopic: Neural topic modeling with a class-based TF-IDF procedure” (2022), https://arxiv.org/abs/2203.05794",
    finding:
      "Topics as clusters of sentence embeddings, described by class-based TF-IDF; coherent topics without fixing their number beforehand.",
    implication:
      "A baseline without a generative model that is quick to build. What it lacks is naming a topic in our words.",
    foundOn: timeline.day(4),
  });
  await story.on(4, "15:30").does("lead2", "scope:update", (access) => addMarketEntry(access, paper));
  await story.judge();
}
