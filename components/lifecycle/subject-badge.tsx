import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import type { SubjectState } from "#lib/gates/subject-state.ts";

const LOOKS: Record<SubjectState, { label: string; tone: BadgeTone }> = {
  incomplete: { label: "incomplete", tone: "neutral" },
  ready: { label: "waits for a signature", tone: "blue" },
  signed: { label: "signed", tone: "good" },
  stale: { label: "stale", tone: "amber" },
  rejected: { label: "rejected", tone: "red" },
};

export function SubjectBadge({ state }: { state: SubjectState }) {
  const { label, tone } = LOOKS[state];
  return <Badge tone={tone}>{label}</Badge>;
}
