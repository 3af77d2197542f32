import type { CoverKey } from "#lib/lifecycle/covers.ts";
import type { Phase } from "#lib/lifecycle/phases.ts";
import { canonicalSnapshot, type ChecklistSnapshot, digestOf, type FactRecord } from "#lib/lifecycle/snapshot.ts";
import { describeSubject, type Subject } from "#lib/lifecycle/subject.ts";
import { templateOf } from "#lib/lifecycle/templates.ts";
import type { Tx } from "#lib/platform/db.ts";

/** The facts of other modules that a signature covers, and who wrote them. */
export type CoveredFacts = { readonly records: readonly FactRecord[]; readonly authors: readonly string[] };

/** lib/gates hands this in, since the modules that know the facts stand below this one. */
export type CollectFacts = (tx: Tx, at: { projectId: string; phase: Phase; round: number }, cover: CoverKey) => Promise<CoveredFacts>;

export type ItemAnswer = {
  readonly item: string;
  readonly state: "open" | "met" | "not-applicable";
  readonly note: string;
  readonly answeredBy: string;
  readonly answeredAt: Date;
};

export type ItemEvidence = {
  readonly id: string;
  readonly item: string;
  readonly title: string;
  readonly url: string | null;
  readonly attachmentId: string | null;
  readonly sha256: string | null;
  readonly addedBy: string;
  readonly addedAt: Date;
};

/** A subject as it stands now: what would be signed, its digest, and who may not sign it. */
export type LoadedSubject = {
  readonly subject: Subject;
  readonly phase: Phase;
  readonly round: number;
  readonly checklistId: string | null;
  readonly answers: readonly ItemAnswer[];
  readonly evidence: readonly ItemEvidence[];
  readonly snapshot: ChecklistSnapshot;
  readonly canonical: string;
  readonly digest: string;
  readonly authors: readonly string[];
};

/** Reads a subject of a round, in the caller's transaction, so that what is signed is what was looked at. */
export async function loadSubject(
  tx: Tx,
  at: { projectId: string; phase: Phase; round: number },
  subject: Subject,
  collectFacts: CollectFacts,
): Promise<LoadedSubject> {
  const facts: Record<string, readonly FactRecord[]> = {};
  const authors = new Set<string>();
  for (const cover of describeSubject(subject).covers) {
    const covered = await collectFacts(tx, at, cover);
    facts[cover] = covered.records;
    for (const author of covered.authors) authors.add(author);
  }
  const checklist = subject.kind === "checklist" ? await loadAnswers(tx, at, subject.key) : NO_CHECKLIST;
  for (const { answeredBy, state } of checklist.answers) if (state !== "open") authors.add(answeredBy);
  for (const { addedBy } of checklist.evidence) authors.add(addedBy);
  const snapshot = snapshotOf(subject, at.round, checklist, facts);
  const canonical = canonicalSnapshot(snapshot);
  return {
    subject,
    phase: at.phase,
    round: at.round,
    checklistId: checklist.id,
    answers: checklist.answers,
    evidence: checklist.evidence,
    snapshot,
    canonical,
    digest: digestOf(canonical),
    authors: [...authors],
  };
}

type LoadedChecklist = {
  readonly id: string | null;
  readonly version: number;
  readonly answers: readonly ItemAnswer[];
  readonly evidence: readonly ItemEvidence[];
};
const NO_CHECKLIST: LoadedChecklist = { id: null, version: 1, answers: [], evidence: [] };

async function loadAnswers(tx: Tx, at: { projectId: string; phase: Phase; round: number }, templateKey: string): Promise<LoadedChecklist> {
  const { projectId, phase, round } = at;
  const row = await tx.checklist.findUnique({
    where: { projectId_phase_round_templateKey: { projectId, phase, round, templateKey } },
    select: {
      id: true,
      templateVersion: true,
      answers: { distinct: ["itemKey"], orderBy: [{ itemKey: "asc" }, { answeredAt: "desc" }, { id: "desc" }] },
      evidence: { where: { removedAt: null }, orderBy: { addedAt: "asc" } },
    },
  });
  if (!row) return NO_CHECKLIST;
  return {
    id: row.id,
    version: row.templateVersion,
    answers: row.answers.map(({ itemKey, state, note, answeredBy, answeredAt }) => ({
      item: itemKey,
      state: state === "not_applicable" ? "not-applicable" : state,
      note,
      answeredBy,
      answeredAt,
    })),
    evidence: row.evidence.map(({ id, itemKey, title, url, attachmentId, sha256, addedById, addedAt }) => ({
      id,
      item: itemKey,
      title,
      url,
      attachmentId,
      sha256,
      addedBy: addedById,
      addedAt,
    })),
  };
}

function snapshotOf(
  subject: Subject,
  round: number,
  checklist: LoadedChecklist,
  facts: Record<string, readonly FactRecord[]>,
): ChecklistSnapshot {
  const items = subject.kind === "checklist" ? templateOf(subject.key).items : [];
  return {
    kind: subject.kind,
    template: { key: subject.key, version: checklist.version },
    round,
    items: items.map(({ key, text }) => {
      const answer = checklist.answers.find((one) => one.item === key);
      return {
        key,
        text,
        answer: answer?.state ?? "open",
        note: answer?.note ?? "",
        evidence: checklist.evidence
          .filter((one) => one.item === key)
          .map(({ title, sha256, url }) => (sha256 ? { title, sha256 } : { title, url: url ?? "" })),
      };
    }),
    facts,
  };
}
