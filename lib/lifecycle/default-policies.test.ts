import { describe, expect, test } from "vitest";
import { findingKeyOf, policyDocumentSchema } from "#lib/lifecycle/criteria.ts";
import { DEFAULT_POLICIES } from "#lib/lifecycle/default-policies.ts";
import { PHASE_KEYS } from "#lib/lifecycle/phases.ts";
import { policyDigest } from "#lib/lifecycle/policy-digest.ts";
import { TEMPLATES } from "#lib/lifecycle/templates.ts";

describe("default policies", () => {
  test.each(PHASE_KEYS)("the one of %s is a policy, and signs its own phase's checklists", (phase) => {
    const criteria = policyDocumentSchema.parse(DEFAULT_POLICIES[phase]);
    const signed = criteria.flatMap((one) => (one.key === "checklist-signed" ? [one.params.template] : []));
    expect(signed).toEqual(TEMPLATES.filter((template) => template.phase === phase).map((template) => template.key));
  });

  test("finding keys name the template of a checklist", () => {
    expect(DEFAULT_POLICIES.training.map(findingKeyOf)).toEqual(["run-chosen", "checklist-signed:training-review"]);
  });
});

describe("a policy document", () => {
  test.each<[string, unknown]>([
    ["nothing", []],
    ["an unknown criterion", [{ key: "looks-good", params: {} }]],
    ["unknown params", [{ key: "notes-recorded", params: { atLeast: 1 } }]],
    ["missing params", [{ key: "objective-frozen", params: {} }]],
    ["an unknown template", [{ key: "checklist-signed", params: { template: "lunch", reviewers: 1 } }]],
    ["no reviewer", [{ key: "checklist-signed", params: { template: "data-bias", reviewers: 0 } }]],
    ["the same twice", [...DEFAULT_POLICIES.data, ...DEFAULT_POLICIES.data]],
  ])("refuses %s", (_name, document) => {
    expect(policyDocumentSchema.safeParse(document).success).toBe(false);
  });

  test("another number of reviewers is another digest", () => {
    const strict = policyDocumentSchema.parse([
      { key: "checklist-signed", params: { template: "data-bias", reviewers: 2 } },
    ]);
    const plain = policyDocumentSchema.parse([
      { params: { reviewers: 1, template: "data-bias" }, key: "checklist-signed" },
    ]);
    expect(policyDigest(strict)).toMatch(/^[0-9a-f]{64}$/);
    expect(policyDigest(strict)).not.toBe(policyDigest(plain));
  });
});
