import {
  type Quorum,
  SIGNING_ROLES,
  type SignatureRefusal,
  type Signatures,
  type SignOffFact,
  signaturesFor,
  whyNotSign,
} from "#lib/lifecycle/checklist-rules.ts";
import type { LoadedSubject } from "#lib/lifecycle/load-subject.ts";
import type { Phase } from "#lib/lifecycle/phases.ts";
import { subjectName } from "#lib/lifecycle/subject.ts";
import { templateOf } from "#lib/lifecycle/templates.ts";
import type { Tx } from "#lib/platform/db.ts";

/** A sign-off as the rules judge it, with what a page prints of it. */
export type GivenSignOff = SignOffFact & {
  readonly id: string;
  readonly subject: string;
  readonly signerName: string;
  readonly comment: string;
  /** The sentence they affirmed, as it was shown. */
  readonly meaning: string;
};

/** Every sign-off of a round, oldest first; of some subjects when they are named. */
export async function listSignOffs(
  tx: Tx,
  at: { projectId: string; phase: Phase; round: number },
  subject?: string | { in: string[] },
): Promise<GivenSignOff[]> {
  const { projectId, phase, round } = at;
  const rows = await tx.signOff.findMany({
    where: { projectId, phase, round, subject },
    orderBy: [{ signedAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      subject: true,
      signerId: true,
      signerName: true,
      signerRole: true,
      decision: true,
      digest: true,
      comment: true,
      meaning: true,
      signedAt: true,
    },
  });
  return rows.map(({ signerId, signerRole, decision, signedAt, ...row }) => ({
    ...row,
    signer: signerId,
    role: signerRole,
    decision: decision === "approve" ? "approved" : "rejected",
    signedAt: signedAt.toISOString(),
  }));
}

/** A record of which nothing was written yet, or nothing that may be signed; a checklist is never blank, it is incomplete. */
export function isBlank({ subject, snapshot }: LoadedSubject): boolean {
  return subject.kind !== "checklist" && Object.values(snapshot.facts).every((records) => !records?.length);
}

/** Why this person may not decide on this subject now, or null. */
export function whyNotSignSubject(
  loaded: LoadedSubject,
  signer: { id: string; role: string },
  decision: "approve" | "reject",
  signOffs: readonly SignOffFact[],
): SignatureRefusal | null {
  const refusal = whyNotSign({
    template: loaded.subject.kind === "checklist" ? templateOf(loaded.subject.key) : null,
    answers: loaded.answers,
    evidence: loaded.evidence,
    answeredVersion: loaded.templateVersion,
    authors: loaded.authors,
    signer: signer.id,
    role: signer.role,
    existingSignatures: signOffs,
    digest: loaded.digest,
    decision: decision === "approve" ? "approved" : "rejected",
  });
  return refusal ?? (isBlank(loaded) ? "incomplete" : null);
}

/** What the sign-offs amount to now. @param reviewers how many different people the policy asks for. */
export function signaturesOn(
  loaded: LoadedSubject,
  signOffs: readonly GivenSignOff[],
  reviewers: number,
): Signatures<GivenSignOff> {
  const quorum: Quorum = { reviewers, roles: SIGNING_ROLES };
  const name = subjectName(loaded.subject);
  return signaturesFor(
    loaded.digest,
    signOffs.filter((one) => one.subject === name),
    quorum,
  );
}
