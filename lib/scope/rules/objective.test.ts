import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  changedFields,
  definitionOf,
  impossibleNumbers,
  normaliseMetricKey,
  type ObjectiveDefinition,
  unitOf,
  whyNotEdit,
} from "#lib/scope/rules/objective.ts";

const DEFINITION: ObjectiveDefinition = {
  name: "Exact match",
  metricKey: "exact_match",
  direction: "higher",
  baseline: 0.71,
  target: 0.8,
  tolerance: null,
  unit: "",
  dataset: "billing-test",
  minItems: 500,
  dueOn: "2026-12-18",
  safetyFloor: false,
  why: "",
};

describe("normaliseMetricKey", () => {
  it.each([
    ["em", "exact_match"],
    ["Exact_Match", "exact_match"],
    ["exact_match,strict-match", "exact_match,strict-match"],
    ["em, strict-match ", "exact_match,strict-match"],
    [" our_own ", "our_own"],
    ["our_own,x", "our_own,x"],
  ])("%j → %j", (typed, key) => {
    expect(normaliseMetricKey(typed)).toBe(key);
  });

  it("changes nothing the second time", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (typed) => {
        const once = normaliseMetricKey(typed);
        expect(normaliseMetricKey(once)).toBe(once);
      }),
    );
  });
});

describe("unitOf", () => {
  it("is the catalogue's where it knows the metric, filter or not", () => {
    expect(unitOf("latency_p95_ms", "seconds")).toBe("ms");
    expect(unitOf("exact_match,strict", "%")).toBe("");
  });

  it("is what was typed for a metric of one's own", () => {
    expect(unitOf("minutes_saved", "min")).toBe("min");
  });
});

describe("impossibleNumbers", () => {
  const fieldsOf = (change: Partial<ObjectiveDefinition>) =>
    impossibleNumbers({ ...DEFINITION, ...change }).map(({ field }) => field);

  it.each<[string, Partial<ObjectiveDefinition>, string[]]>([
    ["a share in per cent", { target: 80 }, ["target"]],
    ["a negative baseline of a share", { baseline: -0.1 }, ["baseline"]],
    ["both", { baseline: 71, target: 80 }, ["baseline", "target"]],
    ["a perplexity below 1", { metricKey: "perplexity", direction: "lower", baseline: null, target: 0.5 }, ["target"]],
    ["a missing tolerance", { direction: "target" }, ["tolerance"]],
    ["nothing wrong", {}, []],
    ["the ends of the range", { baseline: 0, target: 1 }, []],
    ["no baseline", { baseline: null }, []],
    ["any number of a metric of one's own", { metricKey: "minutes_saved", target: 9_000 }, []],
  ])("%s", (_what, change, fields) => {
    expect(fieldsOf(change)).toEqual(fields);
  });
});

describe("changedFields", () => {
  it("is empty for the same definition, stored and read back", () => {
    expect(changedFields(DEFINITION, definitionOf({ ...DEFINITION, dueOn: new Date("2026-12-18") }))).toEqual([]);
  });

  it("names what differs as people read it", () => {
    expect(changedFields(DEFINITION, { ...DEFINITION, target: 0.75, dataset: null })).toEqual(["Target", "Dataset"]);
  });
});

describe("whyNotEdit", () => {
  const frozenAt = new Date("2026-11-02T10:00:00Z");

  it.each([
    ["a draft, by anybody", { frozenAt: null }, { mayFreeze: false, reason: "" }, null],
    ["a frozen one, by a contributor", { frozenAt }, { mayFreeze: false, reason: "a good reason" }, "frozen"],
    [
      "a frozen one, by a lead without a reason",
      { frozenAt },
      { mayFreeze: true, reason: "  short  " },
      "reason-missing",
    ],
    ["a frozen one, by a lead with one", { frozenAt }, { mayFreeze: true, reason: "The contract changed." }, null],
  ])("%s", (_what, objective, by, reason) => {
    expect(whyNotEdit(objective, by)?.reason ?? null).toBe(reason);
  });
});
