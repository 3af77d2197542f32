import type { ChecklistTemplate, TemplateItem } from "#lib/lifecycle/checklist-template.ts";

export const ANSWERS = ["open", "met", "not-applicable"] as const;
export type Answer = (typeof ANSWERS)[number];

export type ItemAnswer = {
  readonly itemKey: string;
  readonly answer: Answer;
  /** Free text; for "not-applicable" it is the reason and may not be blank. */
  readonly note: string | null;
};

/** A document or link attached to an item; the rules only ask whether there is one. */
export type ItemEvidence = { readonly itemKey: string };

/** `must-apply`: the item is answered "not-applicable" although its template does not allow that. */
type ItemBlockerKind = "item-open" | "evidence-missing" | "reason-missing" | "must-apply";

export type Blocker =
  | { readonly kind: ItemBlockerKind; readonly itemKey: string }
  | { readonly kind: "template-outdated"; readonly answeredVersion: number; readonly currentVersion: number };

/**
 * What still stands between a checklist and its review, in the order of its items; empty when it is complete.
 * An item without an answer is open; answers to items the template does not have are ignored.
 *
 * @param answeredVersion the template version the answers were given on, where it may be older than `template`.
 */
export function whyNotComplete(
  template: ChecklistTemplate,
  answers: readonly ItemAnswer[],
  evidence: readonly ItemEvidence[],
  answeredVersion: number = template.version,
): readonly Blocker[] {
  const given = new Map(answers.map((answer) => [answer.itemKey, answer]));
  const withEvidence = new Set(evidence.map((one) => one.itemKey));
  const blockers = template.items.flatMap((item): Blocker[] => {
    const kind = blockerOf(item, given.get(item.key), withEvidence.has(item.key));
    return kind ? [{ kind, itemKey: item.key }] : [];
  });
  return answeredVersion < template.version
    ? [{ kind: "template-outdated", answeredVersion, currentVersion: template.version }, ...blockers]
    : blockers;
}

function blockerOf(item: TemplateItem, given: ItemAnswer | undefined, hasEvidence: boolean): ItemBlockerKind | null {
  switch (given?.answer ?? "open") {
    case "open":
      return "item-open";
    case "met":
      return item.evidenceRequired && !hasEvidence ? "evidence-missing" : null;
    case "not-applicable":
      if (!item.allowNotApplicable) return "must-apply";
      return given?.note?.trim() ? null : "reason-missing";
  }
}

export type ChecklistProgress = {
  readonly answered: number;
  readonly total: number;
  /** Items answered "met" that still need a document or link. */
  readonly evidenceMissing: number;
};

/** How far a checklist is. Answered is not complete: see {@link whyNotComplete}. */
export function progressOf(
  template: ChecklistTemplate,
  answers: readonly ItemAnswer[],
  evidence: readonly ItemEvidence[],
): ChecklistProgress {
  const blockers = whyNotComplete(template, answers, evidence);
  const count = (kind: Blocker["kind"]) => blockers.filter((blocker) => blocker.kind === kind).length;
  const total = template.items.length;
  return { answered: total - count("item-open"), total, evidenceMissing: count("evidence-missing") };
}

export type Decision = "approved" | "rejected";

export type SignOffFact = {
  /** The person's id. */
  readonly signer: string;
  /** Their role in the project when they signed. */
  readonly role: string;
  readonly decision: Decision;
  /** SHA-256, hex, of the canonical snapshot they signed. */
  readonly digest: string;
  /** ISO instant. */
  readonly signedAt: string;
};

export type Quorum = {
  /** How many different people have to approve. */
  readonly reviewers: number;
  /** Whose signatures count. */
  readonly roles: readonly string[];
};

/** The project roles that sign, unless a caller says otherwise. */
export const SIGNING_ROLES: readonly string[] = ["reviewer"];

export type SignatureRefusal = "wrong-role" | "author" | "incomplete" | "already-signed";

/**
 * Why this person may not decide on this checklist now, or null. Authors are everybody who recorded something the
 * signature would cover: answers, evidence and covered facts. Approving asks for a complete checklist; rejecting does
 * not, and one may change one's mind, so only the same decision on the same digest counts as already signed.
 */
export function whyNotSign(asked: {
  /** Null for a record that is signed by itself: it has no items, so it is always complete. */
  readonly template: ChecklistTemplate | null;
  readonly answers: readonly ItemAnswer[];
  readonly evidence: readonly ItemEvidence[];
  readonly authors: readonly string[];
  readonly signer: string;
  readonly role: string;
  readonly existingSignatures: readonly SignOffFact[];
  /** The digest about to be signed. */
  readonly digest: string;
  readonly decision?: Decision;
  readonly roles?: readonly string[];
  readonly answeredVersion?: number;
}): SignatureRefusal | null {
  const { template, answers, evidence, signer, digest, decision = "approved", roles = SIGNING_ROLES } = asked;
  if (!roles.includes(asked.role)) return "wrong-role";
  if (asked.authors.includes(signer)) return "author";
  const own = asked.existingSignatures.filter((one) => one.signer === signer && one.digest === digest);
  if (latestOf(own)?.decision === decision) return "already-signed";
  const complete = !template || whyNotComplete(template, answers, evidence, asked.answeredVersion).length === 0;
  return decision === "approved" && !complete ? "incomplete" : null;
}

export type Signatures<S extends SignOffFact = SignOffFact> = {
  /** Approvals of what is there now. */
  readonly valid: readonly S[];
  /** Approvals of what was there before, by people who have not decided on what is there now. */
  readonly stale: readonly S[];
  /** Rejections of what is there now; one is enough to block. */
  readonly rejected: readonly S[];
  /** How many more people have to approve. */
  readonly missing: number;
  readonly satisfied: boolean;
};

/**
 * What the sign-offs of one checklist and round amount to. A person counts once, with their latest decision on the
 * current digest; where they made none, their latest decision on anything else, if it was an approval, is stale.
 * A decision always belongs to its digest, so when content returns to what somebody signed, their decision on it returns.
 */
export function signaturesFor<S extends SignOffFact>(
  digest: string,
  signOffs: readonly S[],
  quorum: Quorum,
): Signatures<S> {
  const counted = signOffs.filter((one) => quorum.roles.includes(one.role));
  const signers = [...new Set(counted.map((one) => one.signer))];
  const decided = signers.flatMap((signer) => {
    const own = counted.filter((one) => one.signer === signer);
    return latestOf(own.filter((one) => one.digest === digest)) ?? latestOf(own) ?? [];
  });
  const valid = decided.filter((one) => one.digest === digest && one.decision === "approved");
  const stale = decided.filter((one) => one.digest !== digest && one.decision === "approved");
  const rejected = decided.filter((one) => one.digest === digest && one.decision === "rejected");
  const missing = Math.max(0, quorum.reviewers - valid.length);
  return { valid, stale, rejected, missing, satisfied: missing === 0 && rejected.length === 0 };
}

/** The last by instant; of two at the same instant, the one recorded later. */
function latestOf<S extends SignOffFact>(signOffs: readonly S[]): S | undefined {
  return signOffs.toSorted((a, b) => Date.parse(a.signedAt) - Date.parse(b.signedAt)).at(-1);
}
