import type { SubjectStanding } from "#lib/gates/facts.ts";
import { type SubjectState, subjectStateOf } from "#lib/gates/subject-state.ts";
import type { Decision, SignatureRefusal } from "#lib/lifecycle/checklist-rules.ts";
import { COVERS } from "#lib/lifecycle/covers.ts";
import type { Phase } from "#lib/lifecycle/phases.ts";
import { type GivenSignOff, whyNotSignSubject } from "#lib/lifecycle/signatures.ts";
import { type ChecklistSnapshot, type Difference, differenceBetween } from "#lib/lifecycle/snapshot.ts";
import { describeSubject, type SubjectName, subjectName } from "#lib/lifecycle/subject.ts";

export type SignatureView = {
  readonly id: string;
  readonly signerName: string;
  readonly role: string;
  readonly decision: Decision;
  /** `superseded`: the same person has decided again since. */
  readonly standing: "valid" | "stale" | "rejected" | "superseded";
  readonly comment: string;
  readonly meaning: string;
  readonly digest: string;
  /** ISO instant. */
  readonly signedAt: string;
};

/** What changed since the newest signature that went stale. */
export type StaleChange = {
  readonly signerName: string;
  readonly signedAt: string;
  readonly differences: readonly Difference[];
};

/** Everything a person looks at before they sign, and what was signed already. */
export type Signable = {
  readonly name: SubjectName;
  readonly phase: Phase;
  readonly round: number;
  readonly title: string;
  readonly meaning: string;
  readonly state: SubjectState;
  /** SHA-256 of the canonical snapshot as it stands now: what a signature would be bound to. */
  readonly digest: string;
  /** What a signature covers, in words, with how many records of each there are. */
  readonly covers: readonly { readonly label: string; readonly count: number }[];
  readonly reviewers: number;
  /** How many more people have to sign. */
  readonly missing: number;
  /** Newest first. */
  readonly signatures: readonly SignatureView[];
  readonly change: StaleChange | null;
  /** Why this person may not approve or reject now; `not-a-signer` for roles that never sign. */
  readonly whyNot: { readonly approve: WhyNotSign | null; readonly reject: WhyNotSign | null };
};

export type WhyNotSign = SignatureRefusal | "not-a-signer";

/** The newest approval that no longer covers what is there; its snapshot is what the present one is compared with. */
export function newestStale({ signatures }: Pick<SubjectStanding, "signatures">): GivenSignOff | null {
  return signatures.stale.toSorted((a, b) => a.signedAt.localeCompare(b.signedAt)).at(-1) ?? null;
}

/**
 * Puts together what a signer sees. Pure.
 * @param signer null for somebody whose role does not sign.
 * @param staleSnapshot the canonical snapshot that {@link newestStale} signed.
 */
export function signableOf(
  standing: SubjectStanding,
  signOffs: readonly GivenSignOff[],
  signer: { id: string; role: string } | null,
  staleSnapshot: string | null,
): Signable {
  const { loaded, reviewers, signatures } = standing;
  const { title, meaning } = describeSubject(loaded.subject);
  const stale = newestStale(standing);
  const whyNot = (decision: "approve" | "reject"): WhyNotSign | null =>
    signer ? whyNotSignSubject(loaded, signer, decision, signOffs) : "not-a-signer";
  const items = loaded.snapshot.items.length;
  return {
    name: subjectName(loaded.subject),
    phase: loaded.phase,
    round: loaded.round,
    title,
    meaning,
    state: subjectStateOf(standing),
    digest: loaded.digest,
    covers: [
      ...(items > 0 ? [{ label: "Answers with their notes and evidence", count: items }] : []),
      ...describeSubject(loaded.subject).covers.map((cover) => ({
        label: COVERS[cover],
        count: loaded.snapshot.facts[cover]?.length ?? 0,
      })),
    ],
    reviewers,
    missing: signatures.missing,
    signatures: signOffs.map((signOff) => viewOf(signOff, standing)).toReversed(),
    change:
      stale && staleSnapshot
        ? {
            signerName: stale.signerName,
            signedAt: stale.signedAt,
            differences: differenceBetween(JSON.parse(staleSnapshot) as ChecklistSnapshot, loaded.snapshot),
          }
        : null,
    whyNot: { approve: whyNot("approve"), reject: whyNot("reject") },
  };
}

function viewOf(signOff: GivenSignOff, { signatures }: SubjectStanding): SignatureView {
  const { id, signerName, role, decision, comment, meaning, digest, signedAt } = signOff;
  const among = (list: readonly GivenSignOff[]) => list.some((one) => one.id === id);
  const standing = among(signatures.valid)
    ? "valid"
    : among(signatures.rejected)
      ? "rejected"
      : among(signatures.stale)
        ? "stale"
        : "superseded";
  return { id, signerName, role, decision, standing, comment, meaning, digest, signedAt };
}
