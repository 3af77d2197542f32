import { z } from "zod";
import { TEMPLATE_KEYS } from "#lib/lifecycle/templates.ts";

const checklistSignedParams = z.strictObject({
  template: z.enum(TEMPLATE_KEYS),
  /** How many different people have to sign. */
  reviewers: z.int().min(1).max(9),
});

/**
 * Everything a gate can ask, with what a policy may set about it. A new criterion is one line here and one judge in the
 * phase that knows its facts.
 */
const CRITERION_SCHEMAS = [
  criterion("scope-fields-complete", z.strictObject({})),
  criterion("objective-frozen", z.strictObject({ atLeast: z.int().min(1).max(50) })),
  criterion("feasibility-decided", z.strictObject({})),
  criterion("risk-tier-reviewed", z.strictObject({})),
  criterion("sources-have-basis", z.strictObject({})),
  criterion("model-decided", z.strictObject({})),
  criterion("licence-permits", z.strictObject({})),
  criterion("certification-noted", z.strictObject({ atLeast: z.int().min(1).max(50) })),
  criterion("notes-recorded", z.strictObject({})),
  criterion("run-chosen", z.strictObject({})),
  criterion(
    "agreement-reached",
    z.strictObject({
      /** What the lower bound of Krippendorff's alpha has to reach. */
      minAlpha: z.number().min(0).max(1),
      /** Items that two people or more judged. */
      minItems: z.int().min(2).max(100_000),
    }),
  ),
  criterion(
    "reward-model-held",
    z.strictObject({
      /** What the lower bound of the held-out accuracy must reach; a half is chance. */
      minAccuracy: z.number().min(0.5).max(0.99),
    }),
  ),
  criterion("objectives-met", z.strictObject({})),
  criterion("safety-floors-held", z.strictObject({})),
  criterion(
    "test-data-unseen",
    z.strictObject({
      /** The largest share of a test set's rows that may stand in a training set. */
      maxOverlapShare: z.number().min(0).max(1),
      /** Whether a result counts only when its test set is kept here. */
      requireCustody: z.boolean(),
    }),
  ),
  criterion(
    "optimisation-recovered",
    z.strictObject({
      /** The least share of the base's quality that an optimisation keeps, at the lower bound of its interval. */
      minRecovery: z.number().gt(0).max(1),
      /** How far a safety floor may fall at most, as a difference of shares. */
      maxFloorDrop: z.number().min(0).max(1),
    }),
  ),
  criterion("artefact-objectives-met", z.strictObject({})),
  criterion("release-approved", z.strictObject({})),
  criterion("rollback-rehearsed", z.strictObject({ withinDays: z.int().min(1).max(730) })),
  criterion("telemetry-received", z.strictObject({ withinHours: z.int().min(1).max(8760) })),
  criterion("checklist-signed", checklistSignedParams),
] as const;

function criterion<const K extends string, P extends z.ZodType>(key: K, params: P) {
  return z.strictObject({ key: z.literal(key), params });
}

export const policyCriterionSchema = z.discriminatedUnion("key", CRITERION_SCHEMAS);

export type PolicyCriterion = z.infer<typeof policyCriterionSchema>;
export type CriterionKey = PolicyCriterion["key"];
export type ParamsOf<K extends CriterionKey> = Extract<PolicyCriterion, { key: K }>["params"];

/** One policy: what one gate asks, in the order it is shown. */
export const policyDocumentSchema = z
  .array(policyCriterionSchema)
  .min(1, "A gate that asks nothing shows nothing.")
  .refine(
    (criteria) => new Set(criteria.map(findingKeyOf)).size === criteria.length,
    "The same criterion is in the policy twice.",
  );

export type PolicyDocument = z.infer<typeof policyDocumentSchema>;

/** The key of the finding a criterion leads to; waivers name it: `sources-have-basis`, `checklist-signed:data-consent`. */
export function findingKeyOf(criterion: PolicyCriterion): string {
  return criterion.key === "checklist-signed" ? `${criterion.key}:${criterion.params.template}` : criterion.key;
}
