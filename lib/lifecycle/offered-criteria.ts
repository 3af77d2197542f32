import { findingKeyOf, type PolicyCriterion } from "#lib/lifecycle/criteria.ts";
import { DEFAULT_POLICIES } from "#lib/lifecycle/default-policies.ts";
import type { Phase } from "#lib/lifecycle/phases.ts";
import { TEMPLATES } from "#lib/lifecycle/templates.ts";

const NOTES: PolicyCriterion = { key: "notes-recorded", params: {} };
const OBJECTIVES: readonly PolicyCriterion[] = [
  { key: "objectives-met", params: {} },
  { key: "safety-floors-held", params: {} },
];

/** What a phase's gate may ask beyond its default: later phases may require again what Evaluation measured. */
const BEYOND_DEFAULT: Partial<Record<Phase, readonly PolicyCriterion[]>> = {
  deployment: OBJECTIVES,
  monitoring: OBJECTIVES,
};

/** Everything a lead may choose from for a phase's policy, with the params it starts with. */
export function offeredCriteria(phase: Phase): readonly PolicyCriterion[] {
  const checklists = TEMPLATES.filter((template) => template.phase === phase).map(
    ({ key, reviewers }): PolicyCriterion => ({ key: "checklist-signed", params: { template: key, reviewers } }),
  );
  const all = [...DEFAULT_POLICIES[phase], ...(BEYOND_DEFAULT[phase] ?? []), NOTES, ...checklists];
  const keys = all.map(findingKeyOf);
  return all.filter((one, index) => keys.indexOf(findingKeyOf(one)) === index);
}
