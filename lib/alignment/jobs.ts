import { sweepItems } from "#lib/alignment/items/sweep-items.ts";
import type { Job } from "#lib/platform/queue.ts";

export const sweepStrayCampaignItems: Job = {
  name: "alignment.sweep-items",
  everySeconds: 3600,
  async handle() {
    await sweepItems();
  },
};
