import type { JudgedGate } from "#lib/gates/judge.ts";
import type { Finding } from "#lib/lifecycle/gate.ts";
import { type Phase, phaseOf } from "#lib/lifecycle/phases.ts";
import { currentPhase, type PhaseStanding, type Trail, trailOf } from "#lib/lifecycle/trail.ts";

/** What a portfolio says of a project: one sentence, its detail, and the one next action. */
export type BlockerLine = {
  readonly phase: Phase;
  readonly sentence: string;
  readonly detail: string;
  readonly action: { readonly label: string; readonly path: string } | null;
};

/** The same as it is kept, for all its readers. */
export type StoredBlocker = BlockerLine & {
  /** The detail for those who see no records. */
  readonly outline: string;
};

export type ProjectStanding = {
  readonly trail: Trail;
  readonly currentPhase: Phase | null;
  readonly blocker: StoredBlocker | null;
  /** A gate that was open is not any more, or a criterion fails where the work is. */
  readonly isBlocked: boolean;
  readonly isStale: boolean;
  readonly isWaived: boolean;
};

/** Derives a project's standing from its judged gates. Pure. @param wasOpen the phases whose gate was open in this round. */
export function standingOf(gates: readonly JudgedGate[], wasOpen: ReadonlySet<Phase>): ProjectStanding {
  const standings = gates.map((gate) => phaseStanding(gate, wasOpen));
  const trail = trailOf(standings);
  const current = currentPhase(standings);
  const reopened = trail.find((marker) => marker.state === "stale" || marker.state === "closed")?.phase;
  const shown = gates.find((gate) => gate.phase === (reopened ?? current));
  return {
    trail,
    currentPhase: current,
    blocker: shown ? blockerOf(shown, reopened !== undefined) : null,
    isBlocked: reopened !== undefined || (shown?.judgement.findings.some((finding) => isSerious(finding)) ?? false),
    isStale: trail.some((marker) => marker.state === "stale"),
    isWaived:
      trail.some((marker) => marker.state === "waived") || gates.some((gate) => gate.judgement.counts.waived > 0),
  };
}

function phaseStanding({ phase, round, judgement, facts }: JudgedGate, wasOpen: ReadonlySet<Phase>): PhaseStanding {
  const unsettled = judgement.findings.filter((finding) => finding.state === "failed" || finding.state === "undecided");
  return {
    phase,
    round,
    verdict: judgement.verdict,
    hasWaived: judgement.counts.waived > 0,
    hasStaleSignature: unsettled.some((finding) => finding.reason === "signature.stale"),
    awaitsSignature: unsettled.length > 0 && unsettled.every((finding) => finding.reason === "signature.missing"),
    wasOpen: wasOpen.has(phase),
    begun: [...facts.subjects.values()].some(({ loaded }) => loaded.answers.some((answer) => answer.answer !== "open")),
  };
}

/** Work that was never done is not a blocker, it is the work; what went wrong is. */
function isSerious(finding: Finding): boolean {
  return (
    finding.state === "failed" &&
    [
      "signature.stale",
      "signature.rejected",
      "objective.off-target",
      "source.consent-withdrawn",
      "source.consent-expired",
    ].includes(finding.reason)
  );
}

function blockerOf({ phase, judgement }: JudgedGate, isReopened: boolean): StoredBlocker | null {
  const [first, second] = judgement.findings.filter(
    (finding) => finding.state === "failed" || finding.state === "undecided",
  );
  if (!first) return null;
  const { title } = phaseOf(phase);
  const waits = judgement.findings.every(
    (finding) => finding.state !== "failed" || finding.reason === "signature.missing",
  );
  const sentence = isReopened
    ? `${title} is closed again.`
    : judgement.verdict === "closed"
      ? waits
        ? `${title} waits for a signature.`
        : `${title} is closed.`
      : `${title} lacks data.`;
  const unsettled = second ? [first, second] : [first];
  return {
    phase,
    sentence,
    detail: unsettled.map(({ title, fact }) => `${title}: ${fact}`).join(" "),
    outline: unsettled.map(({ title, fact, outline }) => `${title}: ${outline ?? fact}`).join(" "),
    action: first.action ?? null,
  };
}
