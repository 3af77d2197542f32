import type { SubjectStanding } from "#lib/gates/facts.ts";
import type { JudgedGate } from "#lib/gates/judge.ts";
import type { Phase } from "#lib/lifecycle/phases.ts";
import { isBlank } from "#lib/lifecycle/signatures.ts";
import { describeSubject } from "#lib/lifecycle/subject.ts";

/** Something that waits for a person of a role. */
export type ReviewRequest = {
  readonly subject: string;
  readonly phase: Phase;
  readonly title: string;
  readonly kind: "sign" | "sign-again" | "agree-waiver";
  readonly detail: string;
  /** Below /projects/<slug>. */
  readonly path: string;
  readonly roles: readonly ("reviewer" | "auditor")[];
  readonly excludedUsers: readonly string[];
};

/** What waits for a signature: complete and unsigned, or signed before it changed. Pure. */
export function signatureRequests(gates: readonly JudgedGate[]): readonly ReviewRequest[] {
  return gates.flatMap(({ phase, facts }) =>
    [...facts.subjects].flatMap(([name, standing]) => {
      if (!awaits(standing)) return [];
      const { loaded, signatures } = standing;
      const described = describeSubject(loaded.subject);
      const [stale] = signatures.stale;
      return [
        {
          subject: name,
          phase,
          title: described.title,
          kind: stale ? ("sign-again" as const) : ("sign" as const),
          detail: stale
            ? `What ${stale.signerName} signed has changed since.`
            : "Complete, and waiting for a reviewer.",
          path: described.path,
          roles: ["reviewer" as const],
          excludedUsers: [...new Set([...loaded.authors, ...signatures.valid.map((one) => one.signer)])],
        },
      ];
    }),
  );
}

function awaits({ loaded, blockers, signatures }: SubjectStanding): boolean {
  if (signatures.satisfied || signatures.rejected.length > 0) return false;
  if (isBlank(loaded)) return false;
  return blockers.length === 0 || signatures.stale.length > 0;
}

export function waiverRequests(
  waivers: readonly { number: number; phase: Phase; findingTitle: string; reason: string; requestedById: string }[],
): readonly ReviewRequest[] {
  return waivers.map(({ number, phase, findingTitle, reason, requestedById }) => ({
    subject: `waiver:${number}`,
    phase,
    title: `Waiver ${number}: ${findingTitle}`,
    kind: "agree-waiver",
    detail: reason,
    path: `${phase}#waivers`,
    roles: ["reviewer", "auditor"],
    excludedUsers: [requestedById],
  }));
}
