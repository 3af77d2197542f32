import { agreementReached } from "#lib/gates/criteria/agreement-reached.ts";
import { artefactObjectivesMet } from "#lib/gates/criteria/artefact-objectives-met.ts";
import { certificationNoted } from "#lib/gates/criteria/certification-noted.ts";
import { checklistSigned } from "#lib/gates/criteria/checklist-signed.ts";
import { feasibilityDecided } from "#lib/gates/criteria/feasibility-decided.ts";
import { licencePermits } from "#lib/gates/criteria/licence-permits.ts";
import { modelDecided } from "#lib/gates/criteria/model-decided.ts";
import { notesRecorded } from "#lib/gates/criteria/notes-recorded.ts";
import { objectiveFrozen } from "#lib/gates/criteria/objective-frozen.ts";
import { objectivesMet } from "#lib/gates/criteria/objectives-met.ts";
import { optimisationRecovered } from "#lib/gates/criteria/optimisation-recovered.ts";
import { releaseApproved } from "#lib/gates/criteria/release-approved.ts";
import { rewardModelHeld } from "#lib/gates/criteria/reward-model-held.ts";
import { riskTierReviewed } from "#lib/gates/criteria/risk-tier-reviewed.ts";
import { rollbackRehearsed } from "#lib/gates/criteria/rollback-rehearsed.ts";
import { runChosen } from "#lib/gates/criteria/run-chosen.ts";
import { safetyFloorsHeld } from "#lib/gates/criteria/safety-floors-held.ts";
import { scopeFieldsComplete } from "#lib/gates/criteria/scope-fields-complete.ts";
import { sourcesHaveBasis } from "#lib/gates/criteria/sources-have-basis.ts";
import { telemetryReceived } from "#lib/gates/criteria/telemetry-received.ts";
import { testDataUnseen } from "#lib/gates/criteria/test-data-unseen.ts";
import type { Criterion } from "#lib/gates/criterion.ts";
import type { EvidenceKey, GateFacts } from "#lib/gates/facts.ts";
import type { CriterionKey, PolicyCriterion } from "#lib/lifecycle/criteria.ts";
import type { Finding } from "#lib/lifecycle/gate.ts";
import type { Phase } from "#lib/lifecycle/phases.ts";
import type { SubjectName } from "#lib/lifecycle/subject.ts";

/** Every criterion there is. A new one is a file in lib/gates/criteria/, a line here, and its params in lib/lifecycle/criteria.ts. */
const CRITERIA = {
  "scope-fields-complete": scopeFieldsComplete,
  "objective-frozen": objectiveFrozen,
  "feasibility-decided": feasibilityDecided,
  "risk-tier-reviewed": riskTierReviewed,
  "sources-have-basis": sourcesHaveBasis,
  "model-decided": modelDecided,
  "licence-permits": licencePermits,
  "certification-noted": certificationNoted,
  "notes-recorded": notesRecorded,
  "run-chosen": runChosen,
  "agreement-reached": agreementReached,
  "reward-model-held": rewardModelHeld,
  "objectives-met": objectivesMet,
  "safety-floors-held": safetyFloorsHeld,
  "test-data-unseen": testDataUnseen,
  "optimisation-recovered": optimisationRecovered,
  "artefact-objectives-met": artefactObjectivesMet,
  "release-approved": releaseApproved,
  "rollback-rehearsed": rollbackRehearsed,
  "telemetry-received": telemetryReceived,
  "checklist-signed": checklistSigned,
} satisfies { [K in CriterionKey]: Criterion<K, never> | Criterion<K> | { key: K } };

// Each criterion takes the params of its own key; looked up by that key, they fit, which the compiler cannot follow.
function criterionOf({ key }: PolicyCriterion): Criterion<CriterionKey> {
  return CRITERIA[key] as unknown as Criterion<CriterionKey>;
}

/** What must be read to judge these criteria. */
export function needsOf(criteria: readonly PolicyCriterion[]): ReadonlySet<EvidenceKey> {
  return new Set(criteria.flatMap((one) => criterionOf(one).needs));
}

/** The subjects whose signatures these criteria look at. */
export function signedSubjectsOf(
  criteria: readonly PolicyCriterion[],
): readonly { name: SubjectName; reviewers: number }[] {
  return criteria.flatMap((one) => criterionOf(one).subjects?.(one.params as never) ?? []);
}

/** The other gates these criteria look at. */
export function gatesOf(criteria: readonly PolicyCriterion[]): readonly Phase[] {
  return criteria.flatMap((one) => criterionOf(one).gates ?? []);
}

/** Judges each criterion by the facts. `facts.evidence` must hold what {@link needsOf} named. */
export function findingsOf(criteria: readonly PolicyCriterion[], facts: GateFacts): readonly Finding[] {
  return criteria.flatMap((one) => criterionOf(one).judge(one.params as never, facts as never));
}
