import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import type { SheetVerdict } from "#lib/deployment/optimisations/rules.ts";

const STATES = {
  met: { label: "Recovered", tone: "good" },
  failed: { label: "Fails", tone: "red" },
  insufficient: { label: "Not decided", tone: "amber" },
} as const satisfies Record<SheetVerdict["state"], { label: string; tone: BadgeTone }>;

/** The verdict on a sheet in a word or two; a broken safety floor is named, for it is never a matter of degree. */
export function SheetBadge({ verdict: { state, reasons } }: { verdict: SheetVerdict }) {
  const isUnsafe = reasons.some((reason) => reason.about === "floor" && reason.state === "failed");
  const { label, tone } = STATES[state];
  return <Badge tone={tone}>{isUnsafe ? "Safety floor missed" : label}</Badge>;
}
