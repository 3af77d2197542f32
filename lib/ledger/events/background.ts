import { event } from "#lib/ledger/event.ts";

export const backgroundEvents = {
  "job.cancelled": event<{ kind: string; title: string }>((p) => `cancelled “${p.title}”`),
};
