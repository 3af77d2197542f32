import type { Phase } from "#lib/lifecycle/phases.ts";

/** What a gate says. There is no fourth answer, and nobody can give one by hand. */
export type Verdict = "open" | "closed" | "insufficient";

/** How one criterion stands. `waived` is set by the gate itself, never by a criterion. */
export type FindingState = "met" | "failed" | "undecided" | "waived";

/** One criterion judged: what is true, where that comes from, what was asked, and where to act. */
export type Finding = {
  /** Unique within the gate and stable over time: `checklist-signed:data-consent`, `objectives-met:<objective id>`. */
  readonly key: string;
  readonly title: string;
  readonly state: FindingState;
  /** Machine-readable, dotted: `signature.stale`, `objective.below-target`. */
  readonly reason: string;
  /** The fact, as a sentence for people. */
  readonly fact: string;
  /** The fact for readers of dashboards, where `fact` names or quotes a record that they do not see. */
  readonly outline?: string;
  /** Where the fact comes from: "evaluation 14 · billing-test · lm-eval 0.4.9". */
  readonly source?: string;
  /** The required value: "≥ 0.80 on at least 500 items". */
  readonly required?: string;
  /** Where one goes to settle it. The path is below /projects/<slug>. */
  readonly action?: { readonly label: string; readonly path: string };
  /** Until when this finding holds if nobody does anything, e.g. a consent's expiry. ISO instant. */
  readonly validUntil?: string;
  readonly waiver?: WaiverInForce;
};

/** A waiver that two people agreed and that has not expired. It sets one finding aside; it never makes it met. */
export type WaiverInForce = {
  readonly number: number;
  readonly findingKey: string;
  readonly reason: string;
  readonly requestedBy: string;
  readonly agreedBy: string;
  /** ISO instant. */
  readonly expiresAt: string;
};

export type Judgement = {
  readonly phase: Phase;
  readonly verdict: Verdict;
  /** In the order one would fix them: failed, undecided, waived, met. */
  readonly findings: readonly Finding[];
  readonly counts: Readonly<Record<FindingState, number>>;
  /** The earliest instant at which time alone may change the verdict; ISO, or null. */
  readonly validUntil: string | null;
};

const FIX_ORDER: readonly FindingState[] = ["failed", "undecided", "waived", "met"];

/**
 * The gate: a pure function of findings and waivers. Any failing criterion closes it; else any undecided one makes it
 * insufficient; else it is open. A gate without criteria is insufficient: nothing measured is nothing shown.
 */
export function judgeGate(
  phase: Phase,
  findings: readonly Finding[],
  waivers: readonly WaiverInForce[],
  now: Date,
): Judgement {
  const inForce = new Map(
    waivers.filter((waiver) => new Date(waiver.expiresAt) > now).map((waiver) => [waiver.findingKey, waiver]),
  );
  const judged = findings.map((finding): Finding => {
    const waiver = inForce.get(finding.key);
    return waiver && finding.state !== "met" ? { ...finding, state: "waived", waiver } : finding;
  });
  const counts = { met: 0, failed: 0, undecided: 0, waived: 0 };
  for (const finding of judged) counts[finding.state] += 1;
  return {
    phase,
    verdict: counts.failed > 0 ? "closed" : counts.undecided > 0 || judged.length === 0 ? "insufficient" : "open",
    findings: FIX_ORDER.flatMap((state) => judged.filter((finding) => finding.state === state)),
    counts,
    validUntil: earliest(judged, now),
  };
}

function earliest(findings: readonly Finding[], now: Date): string | null {
  const instants = findings
    .flatMap((finding) => [finding.validUntil, finding.waiver?.expiresAt])
    .filter((instant) => instant !== undefined && new Date(instant) > now)
    .sort();
  return instants[0] ?? null;
}

/** One line under the verdict: "2 of 5 criteria hold, 1 is waived, 1 lacks data, 1 fails." */
export function summarise({ counts, findings }: Judgement): string {
  const parts = [`${counts.met} of ${findings.length} criteria ${counts.met === 1 ? "holds" : "hold"}`];
  if (counts.waived > 0) parts.push(`${counts.waived} ${counts.waived === 1 ? "is" : "are"} waived`);
  if (counts.undecided > 0) parts.push(`${counts.undecided} ${counts.undecided === 1 ? "lacks" : "lack"} data`);
  if (counts.failed > 0) parts.push(`${counts.failed} ${counts.failed === 1 ? "fails" : "fail"}`);
  return `${parts.join(", ")}.`;
}
