import { resealKeys } from "#lib/connections/commands/reseal-keys.ts";
import { log } from "#lib/platform/log.ts";
import type { Job } from "#lib/platform/queue.ts";

/** After a change of CAIRN_SEALING_KEY. */
export const resealConnectionKeys: Job = {
  name: "connections.reseal",
  everySeconds: 3_600,
  async handle() {
    const counts = await resealKeys();
    if (counts.resealed + counts.unreadable > 0) log().info(counts, "connection keys sealed again");
  },
};
