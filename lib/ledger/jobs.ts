import { writeCheckpoints } from "#lib/ledger/checkpoints.ts";
import type { Job } from "#lib/platform/queue.ts";

/** Writes the ends of the chains down outside the database. */
export const checkpointLedger: Job = {
  name: "ledger.checkpoint",
  everySeconds: 60,
  async handle() {
    await writeCheckpoints();
  },
};
