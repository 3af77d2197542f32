import { campaignFacts } from "#lib/alignment/covered-facts.ts";
import { consentFacts, sourceFacts } from "#lib/data/covered-facts.ts";
import { optimisationFacts } from "#lib/deployment/optimisations/covered-facts.ts";
import { candidateFacts, releaseFacts } from "#lib/deployment/releases/covered-facts.ts";
import { scoreFacts } from "#lib/evaluation/covered-facts.ts";
import type { CoverKey } from "#lib/lifecycle/covers.ts";
import type { AboutSubject, CollectFacts, CoveredFacts } from "#lib/lifecycle/load-subject.ts";
import { noteFacts } from "#lib/lifecycle/note-facts.ts";
import { decisionFacts, licenceFacts, useFacts } from "#lib/model/covered-facts.ts";
import type { Tx } from "#lib/platform/db.ts";
import { briefFacts, feasibilityFacts, objectiveFacts, riskTierFacts } from "#lib/scope/covered-facts.ts";
import { choiceFacts } from "#lib/training/covered-facts.ts";

/** Who knows the facts behind each cover. */
const COLLECTORS = {
  "scope.brief": briefFacts,
  "scope.objectives": objectiveFacts,
  "scope.risk-tier": riskTierFacts,
  "scope.feasibility": feasibilityFacts,
  "data.sources": sourceFacts,
  "data.consents": consentFacts,
  "model.decision": decisionFacts,
  "model.use": useFacts,
  "model.licence": licenceFacts,
  "training.choice": choiceFacts,
  "alignment.campaign": campaignFacts,
  "phase.notes": noteFacts,
  "evaluation.scores": scoreFacts,
  "deployment.optimisation": optimisationFacts,
  "deployment.release": releaseFacts,
  "deployment.candidates": candidateFacts,
} satisfies Record<CoverKey, (tx: Tx, at: AboutSubject) => Promise<CoveredFacts>>;

export const collectFacts: CollectFacts = (tx, at, cover) => COLLECTORS[cover](tx, at);
