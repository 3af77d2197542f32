import { sweepItems } from "#lib/evaluation/items/sweep-items.ts";
import type { Job } from "#lib/platform/queue.ts";

export const sweepStrayItems: Job = {
  name: "evaluation.sweep-items",
  everySeconds: 3600,
  async handle() {
    await sweepItems();
  },
};
