import type { Verdict } from "#lib/lifecycle/gate.ts";
import { PHASE_KEYS, type Phase } from "#lib/lifecycle/phases.ts";

/** What a marker on the trail says, by shape and label as well as colour. */
export const MARKER_STATES = ["planned", "active", "in-review", "passed", "stale", "waived", "closed"] as const;
export type MarkerState = (typeof MARKER_STATES)[number];

export type Marker = { readonly phase: Phase; readonly state: MarkerState; readonly round: number };
export type Trail = readonly Marker[];

/** The facts of one phase that decide its marker. */
export type PhaseStanding = {
  readonly phase: Phase;
  readonly round: number;
  readonly verdict: Verdict;
  readonly hasWaived: boolean;
  /** A signature that was given no longer covers what is there. */
  readonly hasStaleSignature: boolean;
  /** Only signatures are missing: everything else holds. */
  readonly awaitsSignature: boolean;
  /** The gate was open at some time in this round. */
  readonly wasOpen: boolean;
  /** Somebody has begun to record something in this phase. */
  readonly begun: boolean;
};

/**
 * The trail: an open gate is passed (or waived, in amber for ever, when it is open only by a waiver); one that was open
 * and is not any more is stale or closed; the first that was never open is where the work is.
 */
export function trailOf(standings: readonly PhaseStanding[]): Trail {
  const current = currentPhase(standings);
  return PHASE_KEYS.map((phase) => {
    const standing = standings.find((one) => one.phase === phase);
    if (!standing) return { phase, state: "planned", round: 1 };
    return { phase, state: markerOf(standing, phase === current), round: standing.round };
  });
}

function markerOf(standing: PhaseStanding, isCurrent: boolean): MarkerState {
  if (standing.verdict === "open") return standing.hasWaived ? "waived" : "passed";
  if (standing.hasStaleSignature) return "stale";
  if (standing.wasOpen) return "closed";
  if (!isCurrent && !standing.begun) return "planned";
  return standing.awaitsSignature ? "in-review" : isCurrent || standing.begun ? "active" : "planned";
}

/** The first phase, in order, whose gate is not open; null when all are. */
export function currentPhase(standings: readonly PhaseStanding[]): Phase | null {
  return PHASE_KEYS.find((phase) => standings.find((one) => one.phase === phase)?.verdict !== "open") ?? null;
}

/** A trail as it was stored in a standing; empty for a project that was never judged. */
export function readTrail(stored: unknown): Trail {
  return Array.isArray(stored) ? (stored as Trail) : [];
}
