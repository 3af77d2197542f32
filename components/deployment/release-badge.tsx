import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import type { ReleaseState } from "#lib/deployment/releases/rules.ts";

const LOOKS: Record<ReleaseState, { label: string; tone: BadgeTone }> = {
  draft: { label: "draft", tone: "neutral" },
  waiting: { label: "waits for approval", tone: "blue" },
  approved: { label: "approved", tone: "good" },
  stale: { label: "stale", tone: "amber" },
  rejected: { label: "rejected", tone: "red" },
  withdrawn: { label: "withdrawn", tone: "neutral" },
};

export function ReleaseBadge({ state }: { state: ReleaseState }) {
  const { label, tone } = LOOKS[state];
  return <Badge tone={tone}>{label}</Badge>;
}
