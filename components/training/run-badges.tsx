import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import type { RunStatus } from "#lib/platform/generated/enums.ts";
import { CLEARANCE_LABELS, type ClearanceState } from "#lib/training/rules/clearance.ts";
import { RUN_STATUSES } from "#lib/training/vocabulary.ts";

const TONES: Record<RunStatus, BadgeTone> = {
  scheduled: "neutral",
  running: "blue",
  finished: "good",
  failed: "red",
  killed: "amber",
};

export function StatusBadge({ status }: { status: RunStatus }) {
  return <Badge tone={TONES[status]}>{RUN_STATUSES[status].label}</Badge>;
}

export function ClearanceBadge({ state }: { state: ClearanceState }) {
  const tone = state === "cleared" ? "good" : state === "no-dataset" || state === "not-linked" ? "amber" : "red";
  return <Badge tone={tone}>{CLEARANCE_LABELS[state]}</Badge>;
}
