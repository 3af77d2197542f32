import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import type { JobState } from "#lib/platform/generated/enums.ts";

const STATES: Record<JobState, { label: string; tone: BadgeTone }> = {
  queued: { label: "Waiting", tone: "neutral" },
  running: { label: "Running", tone: "blue" },
  done: { label: "Finished", tone: "good" },
  failed: { label: "Failed", tone: "red" },
  cancelled: { label: "Cancelled", tone: "amber" },
};

export function RunStateBadge({ state }: { state: JobState }) {
  return <Badge tone={STATES[state].tone}>{STATES[state].label}</Badge>;
}
