import { collectDataEvidence } from "#lib/data/evidence.ts";
import { collectEvaluationEvidence } from "#lib/evaluation/evidence.ts";
import { collectFacts } from "#lib/gates/collect-facts.ts";
import { needsOf, signedSubjectsOf } from "#lib/gates/criteria.ts";
import type { Evidence, EvidenceKey, GateFacts, SubjectStanding } from "#lib/gates/facts.ts";
import { whyNotComplete } from "#lib/lifecycle/checklist-rules.ts";
import type { CoverKey } from "#lib/lifecycle/covers.ts";
import type { PolicyCriterion } from "#lib/lifecycle/criteria.ts";
import { assembleSubject, type CoveredFacts, loadChecklists } from "#lib/lifecycle/load-subject.ts";
import type { Phase } from "#lib/lifecycle/phases.ts";
import { listSignOffs, signaturesOn } from "#lib/lifecycle/signatures.ts";
import { describeSubject, parseSubject, type SubjectName } from "#lib/lifecycle/subject.ts";
import { templateOf } from "#lib/lifecycle/templates.ts";
import { collectMonitoringEvidence } from "#lib/monitoring/evidence.ts";
import type { Tx } from "#lib/platform/db.ts";
import { collectScopeEvidence } from "#lib/scope/evidence.ts";

type Context = { readonly projectId: string; readonly at: Date };

/**
 * Reads what the criteria of some phases look at: each kind of evidence and each covered fact once, however many phases
 * and checklists ask for it.
 */
export async function gatherFacts(
  tx: Tx,
  { projectId, at }: Context,
  phases: readonly { phase: Phase; round: number; criteria: readonly PolicyCriterion[] }[],
): Promise<ReadonlyMap<Phase, GateFacts>> {
  const needs = new Set(phases.flatMap(({ criteria }) => [...needsOf(criteria)]));
  const evidence = await collectEvidence(tx, projectId, at, needs);
  const checklists = await loadChecklists(tx, projectId, phases);
  const covered = remembering();
  const facts = new Map<Phase, GateFacts>();
  for (const { phase, round, criteria } of phases) {
    const where = { projectId, phase, round };
    const signOffs = await listSignOffs(tx, where);
    const subjects = new Map<SubjectName, SubjectStanding>();
    for (const { name, reviewers } of signedSubjectsOf(criteria)) {
      const subject = parseSubject(name);
      if (!subject) continue;
      const facts = new Map<CoverKey, CoveredFacts>();
      for (const cover of describeSubject(subject).covers) facts.set(cover, await covered(tx, where, cover));
      const checklist = checklists.find((one) => one.phase === phase && one.templateKey === subject.key) ?? null;
      const loaded = assembleSubject(where, subject, checklist, facts);
      const blockers =
        subject.kind === "checklist"
          ? whyNotComplete(templateOf(subject.key), loaded.answers, loaded.evidence, loaded.templateVersion)
          : [];
      subjects.set(name, { loaded, blockers, reviewers, signatures: signaturesOn(loaded, signOffs, reviewers) });
    }
    const noteLength = needsOf(criteria).has("noteLength") ? await lengthOfNotes(tx, where) : 0;
    facts.set(phase, { phase, round, now: at, subjects, evidence: { ...evidence, noteLength } });
  }
  return facts;
}

async function collectEvidence(
  tx: Tx,
  projectId: string,
  at: Date,
  needs: ReadonlySet<EvidenceKey>,
): Promise<Partial<Evidence>> {
  return {
    scope: needs.has("scope") ? await collectScopeEvidence(tx, projectId, at) : undefined,
    data: needs.has("data") ? await collectDataEvidence(tx, projectId, at) : undefined,
    evaluation: needs.has("evaluation") ? await collectEvaluationEvidence(tx, projectId, at) : undefined,
    monitoring: needs.has("monitoring") ? await collectMonitoringEvidence(tx, projectId, at) : undefined,
  };
}

/** Two checklists that cover the sources read them once. Only notes differ from phase to phase. */
function remembering(): typeof collectFacts {
  const known = new Map<string, Promise<CoveredFacts>>();
  return (tx, at, cover) => {
    const key = cover === "phase.notes" ? `${cover}:${at.phase}` : cover;
    const found = known.get(key) ?? collectFacts(tx, at, cover);
    known.set(key, found);
    return found;
  };
}

async function lengthOfNotes(
  tx: Tx,
  { projectId, phase, round }: { projectId: string; phase: Phase; round: number },
): Promise<number> {
  const note = await tx.phaseNote.findFirst({
    where: { projectId, phase, round },
    orderBy: { id: "desc" },
    select: { body: true },
  });
  return note?.body.trim().length ?? 0;
}
