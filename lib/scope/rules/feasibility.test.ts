import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ASPECTS,
  FEASIBILITY_ASPECTS,
  type FeasibilityScores,
  feasibilityCompleteness,
  feasibilityTotal,
  unscoredAspects,
} from "#lib/scope/rules/feasibility.ts";

const score = fc.integer({ min: 1, max: 5 });
const scored = fc.record({ value: score, dataReadiness: score, technicalRisk: score, cost: score, time: score });

const all = (value: number): FeasibilityScores => ({
  value,
  dataReadiness: value,
  technicalRisk: value,
  cost: value,
  time: value,
});

describe("feasibilityTotal", () => {
  it("has weights that add up to 1", () => {
    const sum = ASPECTS.reduce((total, aspect) => total + FEASIBILITY_ASPECTS[aspect].weight, 0);
    expect(sum).toBeCloseTo(1, 12);
  });

  it.each([1, 2, 3, 4, 5])("is %d where every score is", (value) => {
    expect(feasibilityTotal(all(value))).toBeCloseTo(value, 12);
  });

  it("weighs value most", () => {
    expect(feasibilityTotal({ ...all(1), value: 5 })).toBeCloseTo(2.2, 12);
    expect(feasibilityTotal({ ...all(1), time: 5 })).toBeCloseTo(1.4, 12);
  });

  it("lies between the lowest and the highest score, and grows with each", () => {
    fc.assert(
      fc.property(scored, fc.constantFrom(...ASPECTS), (scores, aspect) => {
        const total = feasibilityTotal(scores) ?? Number.NaN;
        const values = ASPECTS.map((one) => scores[one]);
        expect(total).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
        expect(total).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
        const better = feasibilityTotal({ ...scores, [aspect]: 5 }) ?? Number.NaN;
        expect(better).toBeGreaterThanOrEqual(total - 1e-9);
      }),
    );
  });

  it("is null while any score is missing, and says which", () => {
    for (const aspect of ASPECTS) {
      const scores = { ...all(3), [aspect]: null };
      expect(feasibilityTotal(scores)).toBeNull();
      expect(unscoredAspects(scores)).toEqual([FEASIBILITY_ASPECTS[aspect].title]);
    }
  });
});

describe("feasibilityCompleteness", () => {
  it("counts the scores and the decision", () => {
    expect(feasibilityCompleteness({ ...all(3), cost: null }, null)).toEqual({ filled: 4, total: 6 });
    expect(feasibilityCompleteness(all(3), "no_go")).toEqual({ filled: 6, total: 6 });
  });
});
