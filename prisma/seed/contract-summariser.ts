import type { Cast } from "#prisma/seed/cast.ts";
import { tellData, tellWithdrawal } from "#prisma/seed/contract-summariser/data.ts";
import { tellScope } from "#prisma/seed/contract-summariser/scope.ts";
import { tellModel, tellStop, tellTraining } from "#prisma/seed/contract-summariser/work.ts";
import { Story } from "#prisma/seed/story.ts";
import type { Timeline } from "#prisma/seed/timeline.ts";

/** A smaller one in training, whose data was cleared until a consent was withdrawn last week. */
export async function tellContractSummariser(timeline: Timeline, cast: Cast): Promise<void> {
  timeline.goTo(53, "09:30");
  const story = await Story.begin(timeline, cast, {
    name: "Contract summariser",
    summary: "Finds notice dates, prices and liabilities in supply contracts, with the page they stand on.",
    dueOn: timeline.day(-10),
    lead: "lead2",
    members: {
      lead: "contributor",
      contributor: "contributor",
      reviewer: "reviewer",
      stakeholder: "stakeholder",
      auditor: "auditor",
      admin: "stakeholder",
    },
  });
  await tellScope(story);
  await tellData(story);
  await tellModel(story);
  await tellTraining(story);
  await tellWithdrawal(story);
  await tellStop(story);
}
