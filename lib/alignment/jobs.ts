import { sweepItems } from "#lib/alignment/items/sweep-items.ts";
import { sweepAnswers } from "#lib/alignment/judges/sweep-answers.ts";
import type { Job } from "#lib/platform/queue.ts";

export const sweepStrayCampaignItems: Job = {
  name: "alignment.sweep-items",
  everySeconds: 3600,
  async handle() {
    await sweepItems();
  },
};

export const sweepStrayJudgeAnswers: Job = {
  name: "alignment.sweep-judge-answers",
  everySeconds: 3600,
  async handle() {
    await sweepAnswers();
  },
};
