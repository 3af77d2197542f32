import { Badge } from "#components/ui/badge.tsx";
import { BASIS_STATES, type BasisState, CONSENT_STATES, type ConsentState } from "#lib/data/rules.ts";

/** Anything but a basis in force closes the gate, so there is nothing between green and red. */
export function BasisBadge({ state }: { state: BasisState | "retired" }) {
  if (state === "retired") return <Badge>Retired</Badge>;
  return <Badge tone={state === "in-force" ? "good" : "red"}>{BASIS_STATES[state].label}</Badge>;
}

const CONSENT_TONES = { "in-force": "good", withdrawn: "red", expired: "red", replaced: "neutral" } as const;

export function ConsentBadge({ state }: { state: ConsentState }) {
  return <Badge tone={CONSENT_TONES[state]}>{CONSENT_STATES[state].label}</Badge>;
}
