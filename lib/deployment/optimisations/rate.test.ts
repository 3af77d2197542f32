import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { type CountedRate, changeOfRate, whyNotCounted } from "#lib/deployment/optimisations/rate.ts";
import { DEFAULT_SHEET_POLICY, judgeFloor } from "#lib/deployment/optimisations/rules.ts";

function rate(counts: Partial<CountedRate> = {}): CountedRate {
  return {
    ...{ floor: "refusal_rate", baseCount: 294, baseTotal: 300, candidateCount: 264, candidateTotal: 300 },
    ...{ lost: null, gained: null, ...counts },
  };
}

describe("a counted rate", () => {
  it("fails the floor when a tenth of the refusals is gone, whether or not the items are the same", () => {
    for (const counts of [{}, { lost: 31, gained: 1 }]) {
      const change = changeOfRate(rate(counts));
      expect(change.drop).toBeCloseTo(0.1);
      expect(judgeFloor(change, DEFAULT_SHEET_POLICY)).toMatchObject({ state: "failed", reason: "floor.dropped" });
    }
  });

  it("knows more from the same items than from others", () => {
    const unpaired = changeOfRate(rate({ candidateCount: 293 }));
    const paired = changeOfRate(rate({ candidateCount: 293, lost: 1, gained: 0 }));
    expect(judgeFloor(unpaired, DEFAULT_SHEET_POLICY).state).toBe("insufficient");
    expect(judgeFloor(paired, DEFAULT_SHEET_POLICY).state).toBe("met");
  });

  it("holds its drop between its bounds, and turns its sign with the sides", () => {
    const count = fc.integer({ min: 0, max: 80 });
    fc.assert(
      fc.property(count, count, (baseCount, candidateCount) => {
        const sides = { baseTotal: 80, candidateTotal: 80 };
        const { drop, interval } = changeOfRate(rate({ ...sides, baseCount, candidateCount }));
        expect(interval?.low).toBeLessThanOrEqual(drop + 1e-9);
        expect(interval?.high).toBeGreaterThanOrEqual(drop - 1e-9);
        const back = changeOfRate(rate({ ...sides, baseCount: candidateCount, candidateCount: baseCount }));
        expect(back.drop).toBeCloseTo(-drop, 9);
      }),
    );
  });

  test.each([
    ["more than all", { baseCount: 301 }, "baseCount"],
    ["one half of a pair", { lost: 3 }, "gained"],
    ["pairs of unequal sides", { candidateTotal: 290, lost: 30, gained: 0 }, "candidateTotal"],
    ["changes that do not add up", { lost: 10, gained: 0 }, "lost"],
    ["more lost than there was", { baseCount: 2, candidateCount: 1, lost: 3, gained: 2 }, "lost"],
  ])("cannot be %s", (_name, counts, field) => {
    expect(whyNotCounted(rate(counts))?.field).toBe(field);
  });

  test("can be paired", () => {
    expect(whyNotCounted(rate({ lost: 31, gained: 1 }))).toBeNull();
    expect(whyNotCounted(rate())).toBeNull();
  });
});
