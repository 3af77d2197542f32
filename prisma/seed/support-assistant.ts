import type { Cast } from "#prisma/seed/cast.ts";
import { Story } from "#prisma/seed/story.ts";
import { tellOpenCampaign } from "#prisma/seed/support-assistant/campaigns.ts";
import { tellData, tellSecondCopy } from "#prisma/seed/support-assistant/data.ts";
import { tellCleanTestSet, tellDatasets } from "#prisma/seed/support-assistant/datasets.ts";
import {
  tellApplications,
  tellNextRelease,
  tellPilotRelease,
  tellStricterProduction,
} from "#prisma/seed/support-assistant/deployment.ts";
import {
  tellQuickLook,
  tellReopening,
  tellReview,
  tellRun,
  tellWaivedFloor,
} from "#prisma/seed/support-assistant/evaluation.ts";
import { tellConnections, tellGateway } from "#prisma/seed/support-assistant/gateway.ts";
import { tellConnection, tellTraffic } from "#prisma/seed/support-assistant/monitoring.ts";
import { tellOptimisations } from "#prisma/seed/support-assistant/optimisations.ts";
import { tellPreferenceTuning } from "#prisma/seed/support-assistant/preference-tuning.ts";
import { tellPreferences } from "#prisma/seed/support-assistant/preferences.ts";
import { tellFirstPrompts, tellThirdPrompt } from "#prisma/seed/support-assistant/prompts.ts";
import { MEASURED } from "#prisma/seed/support-assistant/runs.ts";
import { tellScope } from "#prisma/seed/support-assistant/scope.ts";
import { tellScoredCalls } from "#prisma/seed/support-assistant/scored-calls.ts";
import { tellAlignment, tellAlignmentWaiver, tellModel, tellTraining } from "#prisma/seed/support-assistant/work.ts";
import type { Timeline } from "#prisma/seed/timeline.ts";

/** The rich one: ten weeks old, at phase 6, in a pilot with real traffic. Told in the order in which it happened. */
export async function tellSupportAssistant(timeline: Timeline, cast: Cast): Promise<void> {
  timeline.goTo(75, "09:05");
  const story = await Story.begin(timeline, cast, {
    name: "Support assistant",
    summary: "Answers questions on bills and contracts from the customer's own contract, and hands over when unsure.",
    dueOn: timeline.day(-19),
    lead: "lead",
    members: {
      contributor: "contributor",
      reviewer: "reviewer",
      reviewer2: "reviewer",
      stakeholder: "stakeholder",
      auditor: "auditor",
      rater: "rater",
      admin: "stakeholder",
    },
  });
  await tellScope(story);
  await tellData(story);
  await tellDatasets(story);
  await tellModel(story);
  await tellConnections(story);
  await tellFirstPrompts(story);
  await tellRun(story, MEASURED.base);
  await tellRun(story, MEASURED.retrieval);
  await tellTraining(story);
  await tellRun(story, MEASURED.tuned);
  const pipeline = await tellPilotRelease(story);
  const token = await tellConnection(story);
  await tellAlignment(story);
  await tellPreferences(story);
  await tellGateway(story);
  await tellApplications(story);
  await tellQuickLook(story);
  await tellAlignmentWaiver(story);
  await tellReopening(story);
  await tellCleanTestSet(story);
  await tellRun(story, MEASURED.tunedAgain);
  await tellPreferenceTuning(story);
  await tellRun(story, MEASURED.preferred);
  await tellWaivedFloor(story);
  await tellStricterProduction(story);
  await tellThirdPrompt(story);
  await tellRun(story, MEASURED.shorter);
  await tellReview(story);
  await tellNextRelease(story, pipeline);
  await tellRun(story, MEASURED.newest);
  await tellOpenCampaign(story);
  await tellSecondCopy(story);
  await tellOptimisations(story);
  await tellScoredCalls(story);
  await tellTraffic(story, token);
}
