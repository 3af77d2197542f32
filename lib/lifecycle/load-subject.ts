import type { ItemAnswer, ItemEvidence } from "#lib/lifecycle/checklist-rules.ts";
import type { CoverKey } from "#lib/lifecycle/covers.ts";
import type { Phase } from "#lib/lifecycle/phases.ts";
import { type ChecklistSnapshot, canonicalSnapshot, digestOf, type FactRecord } from "#lib/lifecycle/snapshot.ts";
import { describeSubject, type Subject } from "#lib/lifecycle/subject.ts";
import { templateOf } from "#lib/lifecycle/templates.ts";
import type { Tx } from "#lib/platform/db.ts";

export type InRound = { readonly projectId: string; readonly phase: Phase; readonly round: number };

/** What a signature is about, where facts are asked for: those of a release are of that release alone. */
export type AboutSubject = InRound & { readonly subject: Subject };

/** The facts of other modules that a signature covers, and who wrote them. */
export type CoveredFacts = { readonly records: readonly FactRecord[]; readonly authors: readonly string[] };

/** lib/gates hands this in, since the modules that know the facts stand below this one. */
export type CollectFacts = (tx: Tx, at: AboutSubject, cover: CoverKey) => Promise<CoveredFacts>;

export type GivenAnswer = ItemAnswer & { readonly answeredBy: string; readonly answeredAt: Date };

export type GivenEvidence = ItemEvidence & {
  readonly id: string;
  readonly title: string;
  readonly url: string | null;
  readonly attachmentId: string | null;
  readonly sha256: string | null;
  readonly addedBy: string;
  readonly addedAt: Date;
};

export type GivenChecklist = {
  readonly phase: Phase;
  readonly templateKey: string;
  readonly templateVersion: number;
  readonly answers: readonly GivenAnswer[];
  readonly evidence: readonly GivenEvidence[];
};

/** A subject as it stands now: what would be signed, its digest, and who may not sign it. */
export type LoadedSubject = {
  readonly subject: Subject;
  readonly phase: Phase;
  readonly round: number;
  readonly templateVersion: number;
  readonly answers: readonly GivenAnswer[];
  readonly evidence: readonly GivenEvidence[];
  readonly snapshot: ChecklistSnapshot;
  readonly canonical: string;
  readonly digest: string;
  readonly authors: readonly string[];
};

/** Reads a subject of a round, in the caller's transaction, so that what is signed is what was looked at. */
export async function loadSubject(
  tx: Tx,
  at: InRound,
  subject: Subject,
  collectFacts: CollectFacts,
): Promise<LoadedSubject> {
  const checklists = subject.kind === "checklist" ? await loadChecklists(tx, at.projectId, [at], subject.key) : [];
  const facts = new Map<CoverKey, CoveredFacts>();
  for (const cover of describeSubject(subject).covers)
    facts.set(cover, await collectFacts(tx, { ...at, subject }, cover));
  return assembleSubject(at, subject, checklists[0] ?? null, facts);
}

/** The checklists of some rounds with their present answers and evidence; of one template when it is named. */
export async function loadChecklists(
  tx: Tx,
  projectId: string,
  rounds: readonly { phase: Phase; round: number }[],
  templateKey?: string,
): Promise<GivenChecklist[]> {
  const rows = await tx.checklist.findMany({
    where: { projectId, templateKey, OR: rounds.map(({ phase, round }) => ({ phase, round })) },
    select: {
      phase: true,
      templateKey: true,
      templateVersion: true,
      answers: { distinct: ["itemKey"], orderBy: [{ itemKey: "asc" }, { answeredAt: "desc" }, { id: "desc" }] },
      evidence: { where: { removedAt: null }, orderBy: { addedAt: "asc" } },
    },
  });
  return rows.map(({ answers, evidence, ...row }) => ({
    ...row,
    answers: answers.map(({ itemKey, state, note, answeredBy, answeredAt }) => ({
      itemKey,
      answer: state === "not_applicable" ? "not-applicable" : state,
      note,
      answeredBy,
      answeredAt,
    })),
    evidence: evidence.map(({ id, itemKey, title, url, attachmentId, sha256, addedById, addedAt }) => ({
      id,
      itemKey,
      title,
      url,
      attachmentId,
      sha256,
      addedBy: addedById,
      addedAt,
    })),
  }));
}

/** Puts a subject together from what was read. Pure. */
export function assembleSubject(
  at: { phase: Phase; round: number },
  subject: Subject,
  checklist: GivenChecklist | null,
  covered: ReadonlyMap<CoverKey, CoveredFacts>,
): LoadedSubject {
  const { covers } = describeSubject(subject);
  const authors = new Set(covers.flatMap((cover) => covered.get(cover)?.authors ?? []));
  for (const { answeredBy, answer } of checklist?.answers ?? []) if (answer !== "open") authors.add(answeredBy);
  for (const { addedBy } of checklist?.evidence ?? []) authors.add(addedBy);
  const facts: Partial<Record<CoverKey, readonly FactRecord[]>> = {};
  for (const cover of covers) facts[cover] = covered.get(cover)?.records ?? [];
  const templateVersion = checklist?.templateVersion ?? 1;
  const snapshot: ChecklistSnapshot = {
    kind: subject.kind,
    template: { key: subject.key, version: templateVersion },
    round: at.round,
    items: itemsOf(subject, checklist),
    facts,
  };
  const canonical = canonicalSnapshot(snapshot);
  return {
    subject,
    phase: at.phase,
    round: at.round,
    templateVersion,
    answers: checklist?.answers ?? [],
    evidence: checklist?.evidence ?? [],
    snapshot,
    canonical,
    digest: digestOf(canonical),
    authors: [...authors],
  };
}

function itemsOf(subject: Subject, checklist: GivenChecklist | null): ChecklistSnapshot["items"] {
  const items = subject.kind === "checklist" ? templateOf(subject.key).items : [];
  return items.map(({ key, title, text }) => {
    const given = checklist?.answers.find((one) => one.itemKey === key);
    const evidence = checklist?.evidence.filter((one) => one.itemKey === key) ?? [];
    return {
      key,
      title,
      text,
      answer: given?.answer ?? "open",
      note: given?.note || null,
      evidence: evidence.map(({ title, sha256, url }) => (sha256 ? { title, sha256 } : { title, url: url ?? "" })),
    };
  });
}
