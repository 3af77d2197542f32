import { describe, expect, test } from "vitest";
import { findingKeyOf, policyDocumentSchema } from "#lib/lifecycle/criteria.ts";
import { wordsOf } from "#lib/lifecycle/criterion-words.ts";
import { DEFAULT_POLICIES } from "#lib/lifecycle/default-policies.ts";
import { offeredCriteria } from "#lib/lifecycle/offered-criteria.ts";
import { PHASE_KEYS } from "#lib/lifecycle/phases.ts";
import { policyFormSchema } from "#lib/lifecycle/schema.ts";

describe.each(PHASE_KEYS)("the criteria offered for %s", (phase) => {
  const offered = offeredCriteria(phase);

  test("are a valid policy that begins with the default one", () => {
    expect(policyDocumentSchema.parse(offered)).toEqual(offered);
    expect(offered.slice(0, DEFAULT_POLICIES[phase].length)).toEqual(DEFAULT_POLICIES[phase]);
  });

  test("each say in words what they ask", () => {
    for (const criterion of offered) {
      expect(wordsOf(criterion).title).not.toBe("");
      expect(wordsOf(criterion).detail).toMatch(/\.$/);
    }
  });

  test("all ticked, with nothing typed, come back as they were offered", () => {
    const { criteria } = policyFormSchema.parse({ phase, criteria: offered.map(findingKeyOf) });
    expect(criteria).toEqual(offered);
  });
});

test("numbers reach the criterion they were typed for", () => {
  const { criteria } = policyFormSchema.parse({
    phase: "monitoring",
    criteria: ["telemetry-received", "checklist-signed:monitoring-review"],
    reviewers: { "monitoring-review": "2" },
    withinHours: "48",
  });
  expect(criteria).toEqual([
    { key: "telemetry-received", params: { withinHours: 48 } },
    { key: "checklist-signed", params: { template: "monitoring-review", reviewers: 2 } },
  ]);
});

test.each([
  ["nothing is ticked", { criteria: [] }, "criteria"],
  ["only another phase's criterion is ticked", { criteria: ["sources-have-basis"] }, "criteria"],
  ["no reviewer is asked", { criteria: ["notes-recorded"], reviewers: { "model-selection": "0" } }, "reviewers"],
  ["a number is not one", { criteria: ["notes-recorded"], atLeast: "many" }, "atLeast"],
])("refused when %s", (_why, form, field) => {
  const result = policyFormSchema.safeParse({ phase: "model", ...form });
  expect(result.error?.issues[0]?.path[0]).toBe(field);
});
