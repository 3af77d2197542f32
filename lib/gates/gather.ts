import { collectAlignmentEvidence } from "#lib/alignment/evidence.ts";
import { collectRewardModelEvidence } from "#lib/alignment/reward-models/evidence.ts";
import { collectDataEvidence } from "#lib/data/evidence.ts";
import { collectOptimisationEvidence } from "#lib/deployment/optimisations/evidence.ts";
import { loadCandidates } from "#lib/deployment/releases/candidates.ts";
import { collectReleaseEvidence } from "#lib/deployment/releases/evidence.ts";
import { collectCustody } from "#lib/evaluation/custody/evidence.ts";
import { collectEvaluationEvidence } from "#lib/evaluation/evidence.ts";
import { collectFacts } from "#lib/gates/collect-facts.ts";
import { needsOf, signedSubjectsOf } from "#lib/gates/criteria.ts";
import type { Evidence, EvidenceKey, GateFacts, SubjectStanding } from "#lib/gates/facts.ts";
import { whyNotComplete } from "#lib/lifecycle/checklist-rules.ts";
import type { CoverKey } from "#lib/lifecycle/covers.ts";
import type { PolicyCriterion } from "#lib/lifecycle/criteria.ts";
import { assembleSubject, type CollectFacts, type CoveredFacts, loadChecklists } from "#lib/lifecycle/load-subject.ts";
import type { Phase } from "#lib/lifecycle/phases.ts";
import { listSignOffs, signaturesOn } from "#lib/lifecycle/signatures.ts";
import { describeSubject, parseSubject, type SubjectName } from "#lib/lifecycle/subject.ts";
import { templateOf } from "#lib/lifecycle/templates.ts";
import { collectModelEvidence } from "#lib/model/evidence.ts";
import { collectMonitoringEvidence } from "#lib/monitoring/evidence.ts";
import { readAll, type Tx } from "#lib/platform/db.ts";
import { collectScopeEvidence } from "#lib/scope/evidence.ts";
import { collectTrainingEvidence } from "#lib/training/evidence.ts";

type AskedPhase = { readonly phase: Phase; readonly round: number; readonly criteria: readonly PolicyCriterion[] };
type Context = { readonly projectId: string; readonly at: Date };

/**
 * Reads what the criteria of some phases look at: each kind of evidence and each covered fact once, however many phases
 * and checklists ask for it.
 */
export async function gatherFacts(
  tx: Tx,
  { projectId, at }: Context,
  phases: readonly AskedPhase[],
): Promise<ReadonlyMap<Phase, GateFacts>> {
  const needs = new Set(phases.flatMap(({ criteria }) => [...needsOf(criteria)]));
  const covered = remembering();
  const [evidence, checklists, records] = await readAll(tx, [
    () => collectEvidence(tx, projectId, at, needs),
    () => loadChecklists(tx, projectId, phases),
    () =>
      readAll(
        tx,
        phases.map((phase) => () => collectRecords(tx, projectId, phase, covered)),
      ),
  ]);
  const facts = new Map<Phase, GateFacts>();
  for (const { where, signOffs, subjects: asked, noteLength } of records) {
    const { phase, round } = where;
    const subjects = new Map<SubjectName, SubjectStanding>();
    for (const { name, subject, reviewers, facts } of asked) {
      const checklist = checklists.find((one) => one.phase === phase && one.templateKey === subject.key) ?? null;
      const loaded = assembleSubject(where, subject, checklist, facts);
      const blockers =
        subject.kind === "checklist"
          ? whyNotComplete(templateOf(subject.key), loaded.answers, loaded.evidence, loaded.templateVersion)
          : [];
      subjects.set(name, { loaded, blockers, reviewers, signatures: signaturesOn(loaded, signOffs, reviewers) });
    }
    facts.set(phase, { phase, round, now: at, subjects, evidence: { ...evidence, noteLength }, gates: new Map() });
  }
  return facts;
}

async function collectEvidence(
  tx: Tx,
  projectId: string,
  at: Date,
  needs: ReadonlySet<EvidenceKey>,
): Promise<Partial<Evidence>> {
  const [
    scope,
    data,
    model,
    training,
    alignment,
    rewardModel,
    evaluation,
    custody,
    optimisation,
    releases,
    monitoring,
  ] = await readAll(tx, [
    () => (needs.has("scope") ? collectScopeEvidence(tx, projectId, at) : undefined),
    () => (needs.has("data") ? collectDataEvidence(tx, projectId, at) : undefined),
    () => (needs.has("model") ? collectModelEvidence(tx, projectId, at) : undefined),
    () => (needs.has("training") ? collectTrainingEvidence(tx, projectId, at) : undefined),
    () => (needs.has("alignment") ? collectAlignmentEvidence(tx, projectId) : undefined),
    () => (needs.has("rewardModel") ? collectRewardModelEvidence(tx, projectId) : undefined),
    () => (needs.has("evaluation") ? collectEvaluationEvidence(tx, projectId, at) : undefined),
    () => (needs.has("custody") ? collectCustody(tx, projectId, null) : undefined),
    () => (needs.has("optimisation") ? collectOptimisationEvidence(tx, projectId, at) : undefined),
    () => (needs.has("releases") ? collectReleaseEvidence(tx, projectId) : undefined),
    () => (needs.has("monitoring") ? collectMonitoringEvidence(tx, projectId, at) : undefined),
  ]);
  return {
    scope,
    data,
    model,
    training,
    alignment,
    rewardModel,
    evaluation,
    custody,
    optimisation,
    releases,
    monitoring,
  };
}

/** What the signatures of a phase are about, besides its checklists. */
async function collectRecords(
  tx: Tx,
  projectId: string,
  { phase, round, criteria }: AskedPhase,
  covered: CollectFacts,
) {
  const where = { projectId, phase, round };
  const released = phase === "deployment" ? await releasesToSign(tx, projectId) : [];
  const asked = [...signedSubjectsOf(criteria), ...released].flatMap(({ name, reviewers }) => {
    const subject = parseSubject(name);
    return subject ? [{ name, subject, reviewers, facts: new Map<CoverKey, CoveredFacts>() }] : [];
  });
  const covers = asked.flatMap(({ subject, facts }) =>
    describeSubject(subject).covers.map(
      (cover) => async () => facts.set(cover, await covered(tx, { ...where, subject }, cover)),
    ),
  );
  const [signOffs, noteLength] = await readAll(tx, [
    () => listSignOffs(tx, where),
    () => (needsOf(criteria).has("noteLength") ? lengthOfNotes(tx, where) : 0),
    ...covers,
  ]);
  return { where, signOffs, noteLength, subjects: asked };
}

/** What waits for approvals is asked for by its environment, whatever the policy of the gate asks besides. */
async function releasesToSign(tx: Tx, projectId: string): Promise<readonly { name: SubjectName; reviewers: number }[]> {
  const candidates = await loadCandidates(tx, projectId);
  return candidates.map(({ number, environment }) => ({ name: `release:${number}`, reviewers: environment.approvals }));
}

/** Two checklists that cover the sources read them once. Notes differ from phase to phase, and each release is its own. */
function remembering(): CollectFacts {
  const known = new Map<string, Promise<CoveredFacts>>();
  return (tx, at, cover) => {
    const key =
      cover === "phase.notes"
        ? `${cover}:${at.phase}`
        : cover === "deployment.release"
          ? `${cover}:${at.subject.key}`
          : cover;
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
