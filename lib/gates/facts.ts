import type { AlignmentEvidence } from "#lib/alignment/evidence.ts";
import type { RewardModelEvidence } from "#lib/alignment/reward-models/evidence.ts";
import type { DataEvidence } from "#lib/data/evidence.ts";
import type { OptimisationEvidence } from "#lib/deployment/optimisations/evidence.ts";
import type { ReleaseEvidence } from "#lib/deployment/releases/evidence.ts";
import type { Custody } from "#lib/evaluation/custody/rules.ts";
import type { EvaluationEvidence } from "#lib/evaluation/evidence.ts";
import type { Blocker, Signatures } from "#lib/lifecycle/checklist-rules.ts";
import type { Judgement } from "#lib/lifecycle/gate.ts";
import type { LoadedSubject } from "#lib/lifecycle/load-subject.ts";
import type { Phase } from "#lib/lifecycle/phases.ts";
import type { GivenSignOff } from "#lib/lifecycle/signatures.ts";
import type { SubjectName } from "#lib/lifecycle/subject.ts";
import type { ModelEvidence } from "#lib/model/evidence.ts";
import type { MonitoringEvidence } from "#lib/monitoring/evidence.ts";
import type { ScopeEvidence } from "#lib/scope/evidence.ts";
import type { TrainingEvidence } from "#lib/training/evidence.ts";

/** Where a subject stands: what would be signed, what still blocks it, and what the signatures amount to. */
export type SubjectStanding = {
  readonly loaded: LoadedSubject;
  readonly blockers: readonly Blocker[];
  /** How many different people the policy asks for. */
  readonly reviewers: number;
  readonly signatures: Signatures<GivenSignOff>;
};

/** What other modules know. A criterion names the ones it needs, and only those are read. */
export type Evidence = {
  readonly scope: ScopeEvidence;
  readonly data: DataEvidence;
  readonly model: ModelEvidence;
  readonly training: TrainingEvidence;
  readonly alignment: AlignmentEvidence;
  readonly rewardModel: RewardModelEvidence;
  readonly evaluation: EvaluationEvidence;
  readonly custody: Custody;
  readonly optimisation: OptimisationEvidence;
  readonly releases: ReleaseEvidence;
  readonly monitoring: MonitoringEvidence;
  /** Length in characters of the phase's notes. */
  readonly noteLength: number;
};
export type EvidenceKey = keyof Evidence;

/** Everything a criterion of one phase may look at. */
export type GateFacts = {
  readonly phase: Phase;
  readonly round: number;
  readonly now: Date;
  readonly subjects: ReadonlyMap<SubjectName, SubjectStanding>;
  readonly evidence: Partial<Evidence>;
  /** What the gates of earlier phases say, of those that some criterion looks at. */
  readonly gates: ReadonlyMap<Phase, Judgement>;
};
