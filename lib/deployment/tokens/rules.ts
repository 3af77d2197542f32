import { type DeployReason, reason } from "#lib/deployment/tokens/reasons.ts";
import type { Signatures, SignOffFact } from "#lib/lifecycle/checklist-rules.ts";
import type { Judgement } from "#lib/lifecycle/gate.ts";
import { type Phase, phaseOf } from "#lib/lifecycle/phases.ts";

/** A gate as it is at this moment. */
export type GateAnswer = { readonly phase: Phase; readonly digest: string; readonly judgement: Judgement };

type Approver = SignOffFact & { readonly signerName: string };

/** A release of an environment as a token looks at it. */
export type ReleaseFacts = {
  readonly number: number;
  readonly version: string;
  readonly submittedAt: Date | null;
  readonly withdrawnAt: Date | null;
  /** Null for what cannot be signed. */
  readonly signatures: Signatures<Approver> | null;
};

export type DeployFacts = {
  readonly environment: { readonly key: string; readonly name: string; readonly requiredGates: readonly Phase[] };
  /** The release that this digest is; null when none of the environment has it. */
  readonly release: ReleaseFacts | null;
  /** Where else this digest is released to, in words. */
  readonly elsewhere: readonly string[];
  /** The number of the newest release that was submitted and not withdrawn. */
  readonly candidate: number | null;
  readonly gates: readonly GateAnswer[];
};

/** Everything that keeps a digest out of an environment now, in the order one would settle it; empty when it may go out. Pure. */
export function whyNotDeploy(facts: DeployFacts): readonly DeployReason[] {
  const { environment, release, gates } = facts;
  const own = release ? whyNotRelease(release, facts) : [unknownDigest(facts)];
  return [...own, ...environment.requiredGates.flatMap((phase) => whyNotGate(phase, gates))];
}

/** The same for a rollback that was ordered: it was approved when it first went out, and the gates may be closed because of what runs now. */
export function whyNotRollBack(release: Pick<ReleaseFacts, "number" | "withdrawnAt">): readonly DeployReason[] {
  return release.withdrawnAt ? [withdrawn(release.number)] : [];
}

function unknownDigest({ environment, elsewhere }: DeployFacts): DeployReason {
  const known = elsewhere.length > 0 ? ` It is ${elsewhere.join(", ")}.` : "";
  return reason(
    "digest.unknown",
    `No release of ${environment.name} has this digest.${known} Draft one and have it approved.`,
    "deployment#releases",
  );
}

function whyNotRelease(release: ReleaseFacts, { candidate }: DeployFacts): readonly DeployReason[] {
  const { number, version, signatures } = release;
  const path = `deployment/releases/${number}`;
  const named = `Release ${number}, ${version},`;
  if (release.withdrawnAt) return [withdrawn(number)];
  if (!release.submittedAt) return [reason("release.not-submitted", `${named} is still a draft.`, path)];
  if (candidate !== null && candidate !== number)
    return [
      reason(
        "release.superseded",
        `${named} was followed by release ${candidate}. Withdraw that one, or order a rollback to go back.`,
        `deployment/releases/${candidate}`,
      ),
    ];
  if (!signatures) return [reason("signature.missing", `${named} is not approved.`, path)];
  const [rejected] = signatures.rejected;
  if (rejected) return [reason("release.rejected", `${named} was rejected by ${rejected.signerName}.`, path)];
  if (signatures.satisfied) return [];
  const [stale] = signatures.stale;
  if (stale)
    return [
      reason(
        "signature.stale",
        `The approval of ${stale.signerName} is stale: what it covered has changed since.`,
        path,
      ),
    ];
  const missing = signatures.missing === 1 ? "1 approval is" : `${signatures.missing} approvals are`;
  return [reason("signature.missing", `${missing} missing on release ${number}, ${version}.`, path)];
}

function withdrawn(number: number): DeployReason {
  return reason("release.withdrawn", `Release ${number} was withdrawn.`, `deployment/releases/${number}`);
}

/** A gate's own findings, in its order. */
function whyNotGate(phase: Phase, gates: readonly GateAnswer[]): readonly DeployReason[] {
  const { title } = phaseOf(phase);
  const gate = gates.find((one) => one.phase === phase);
  if (gate?.judgement.verdict === "open") return [];
  const unsettled = gate?.judgement.findings.filter(({ state }) => state === "failed" || state === "undecided") ?? [];
  if (unsettled.length === 0)
    return [{ code: "gate.insufficient", detail: `The gate of ${title} asks nothing.`, gate: phase, path: phase }];
  return unsettled.map(({ reason: code, title: criterion, fact, action }) => ({
    code,
    detail: `${title} is ${gate?.judgement.verdict}. ${criterion}: ${fact}`,
    gate: phase,
    path: action?.path ?? phase,
  }));
}

/**
 * How long a token holds: as long as the environment says, and never past the moment at which time alone may close one of
 * the gates it rests on. In whole seconds, since a token counts in them.
 */
export function tokenLifetime(
  at: Date,
  seconds: number,
  gates: readonly GateAnswer[],
): { readonly issuedAt: Date; readonly expiresAt: Date } {
  const issuedAt = new Date(Math.floor(at.getTime() / 1000) * 1000);
  const ends = gates.flatMap(({ judgement }) => (judgement.validUntil ? [Date.parse(judgement.validUntil)] : []));
  const last = Math.floor(Math.min(issuedAt.getTime() + seconds * 1000, ...ends) / 1000) * 1000;
  return { issuedAt, expiresAt: new Date(Math.max(last, issuedAt.getTime() + 1000)) };
}
