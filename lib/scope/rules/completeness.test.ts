import { describe, expect, it } from "vitest";
import { EMPTY_BRIEF } from "#lib/scope/rules/brief.ts";
import { type ScopeFacts, scopeSections } from "#lib/scope/rules/completeness.ts";

const NOTHING: ScopeFacts = {
  brief: EMPTY_BRIEF,
  objectives: { inForce: 0, frozen: 0 },
  marketEntries: 0,
  interviews: 0,
  technologyOptions: 0,
  feasibility: {
    scores: { value: null, dataReadiness: null, technicalRisk: null, cost: null, time: null },
    decision: null,
  },
  hasRiskTier: false,
};

function section(anchor: string, facts: Partial<ScopeFacts>) {
  const { filled, total } = scopeSections({ ...NOTHING, ...facts }).find((one) => one.anchor === anchor) ?? {};
  return [filled, total];
}

describe("scopeSections", () => {
  it("has filled nothing of an empty scope", () => {
    for (const { filled } of scopeSections(NOTHING)) expect(filled).toBe(0);
  });

  it.each<[string, Partial<ScopeFacts>, [number, number]]>([
    ["objectives", { objectives: { inForce: 0, frozen: 0 } }, [0, 1]],
    ["objectives", { objectives: { inForce: 3, frozen: 2 } }, [2, 3]],
    ["market", { marketEntries: 9 }, [1, 1]],
    ["interviews", { interviews: 1 }, [1, 1]],
    ["technology", { technologyOptions: 4 }, [4, 0]],
    ["risk-tier", { hasRiskTier: true }, [1, 1]],
  ])("%s of %j: %j", (anchor, facts, expected) => {
    expect(section(anchor, facts)).toEqual(expected);
  });
});
