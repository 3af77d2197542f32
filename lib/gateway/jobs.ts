import { sweepEntries } from "#lib/gateway/cache/store.ts";
import { now } from "#lib/platform/clock.ts";
import type { Job } from "#lib/platform/queue.ts";

export const sweepGatewayCache: Job = {
  name: "gateway.sweep",
  everySeconds: 600,
  async handle() {
    await sweepEntries(now());
  },
};
