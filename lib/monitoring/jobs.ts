import { dropOldSpans } from "#lib/monitoring/drop-old-spans.ts";
import { now } from "#lib/platform/clock.ts";
import { env } from "#lib/platform/env.ts";
import { log } from "#lib/platform/log.ts";
import type { Job } from "#lib/platform/queue.ts";

export const sweepOldSpans: Job = {
  name: "monitoring.sweep-spans",
  everySeconds: 3_600,
  async handle() {
    const dropped = await dropOldSpans(env().CAIRN_SPAN_DAYS, now());
    if (dropped > 0) log().info({ dropped }, "dropped spans that were kept long enough");
  },
};
