import type { PolicyCriterion } from "#lib/lifecycle/criteria.ts";
import type { Phase } from "#lib/lifecycle/phases.ts";
import { type TemplateKey, templateOf } from "#lib/lifecycle/templates.ts";

/** What each gate asks of a new project. A lead may change it by publishing a policy version of their own. */
export const DEFAULT_POLICIES = {
  scope: [
    { key: "scope-fields-complete", params: {} },
    { key: "objective-frozen", params: { atLeast: 1 } },
    { key: "feasibility-decided", params: {} },
    { key: "risk-tier-reviewed", params: {} },
    signed("scope-review"),
  ],
  data: [
    { key: "sources-have-basis", params: {} },
    signed("data-protection"),
    signed("data-consent"),
    signed("data-anonymisation"),
    signed("data-bias"),
  ],
  model: [
    { key: "licence-permits", params: {} },
    { key: "model-decided", params: {} },
    { key: "certification-noted", params: { atLeast: 1 } },
    signed("model-selection"),
  ],
  training: [{ key: "run-chosen", params: {} }, signed("training-review")],
  alignment: [
    { key: "agreement-reached", params: { minAlpha: 0.4, minItems: 50 } },
    { key: "reward-model-held", params: { minAccuracy: 0.55 } },
    signed("alignment-review"),
  ],
  evaluation: [
    { key: "objectives-met", params: {} },
    { key: "safety-floors-held", params: {} },
    { key: "test-data-unseen", params: { maxOverlapShare: 0.01, requireCustody: false } },
    signed("ethics-and-bias"),
  ],
  deployment: [
    { key: "optimisation-recovered", params: { minRecovery: 0.95, maxFloorDrop: 0.02 } },
    { key: "artefact-objectives-met", params: {} },
    { key: "release-approved", params: {} },
    { key: "rollback-rehearsed", params: { withinDays: 90 } },
    signed("deployment-integration"),
  ],
  monitoring: [{ key: "telemetry-received", params: { withinHours: 24 } }, signed("monitoring-review")],
} satisfies Record<Phase, readonly PolicyCriterion[]>;

function signed(template: TemplateKey): PolicyCriterion {
  return { key: "checklist-signed", params: { template, reviewers: templateOf(template).reviewers } };
}
