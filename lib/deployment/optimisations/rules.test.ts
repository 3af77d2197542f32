import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import {
  DEFAULT_SHEET_POLICY,
  type FloorChange,
  judgeRecovery,
  judgeSheet,
  type MetricRecovery,
  strictestOf,
} from "#lib/deployment/optimisations/rules.ts";

const POLICY = { ...DEFAULT_SHEET_POLICY, requiredFloors: ["refusal_rate"] };

function metric(
  recovery: number | null,
  halfWidth: number | null,
  named: Partial<MetricRecovery> = {},
): MetricRecovery {
  return {
    ...{ metricKey: "exact_match", title: "Exact match", task: "billing", filter: "none", unit: "", n: 400 },
    ...{
      base: 0.8,
      candidate: 0.8 * (recovery ?? 0),
      delta: 0.8 * ((recovery ?? 0) - 1),
      deltaInterval: null,
      recovery,
    },
    interval:
      halfWidth === null || recovery === null ? null : { low: recovery - halfWidth, high: recovery + halfWidth },
    ...named,
  };
}

function refusals(drop: number, halfWidth: number): FloorChange {
  return {
    ...{ key: "refusal_rate", title: "Refusals", task: "", n: 300, base: 0.98, candidate: 0.98 - drop, drop },
    interval: { low: drop - halfWidth, high: drop + halfWidth },
    isPaired: true,
  };
}

describe("a recovery against the policy", () => {
  test.each([
    ["96 % ± 3 is not decided", 0.96, 0.03, "insufficient", "recovery.between-bounds"],
    ["98 % ± 3 is met, the bound included", 0.98, 0.03, "met", "recovery.met"],
    ["90 % ± 3 has failed", 0.9, 0.03, "failed", "recovery.below"],
    ["one without an interval is not decided", 0.99, null, "insufficient", "recovery.no-interval"],
    ["one that is not defined is not decided", null, 0.01, "insufficient", "recovery.not-defined"],
  ] as const)("%s", (_name, recovery, halfWidth, state, reason) => {
    expect(judgeRecovery(metric(recovery, halfWidth), POLICY)).toMatchObject({ state, reason });
  });

  it("says how many more items would settle 96 % ± 3, and that so many do", () => {
    const { itemsNeeded, fact } = judgeRecovery(metric(0.96, 0.03), POLICY);
    expect(itemsNeeded).toBe(3200);
    expect(fact).toContain("about 3200 more items would settle it");
    const narrowed = metric(0.96, 0.03 * Math.sqrt(400 / (400 + (itemsNeeded ?? 0))));
    expect(judgeRecovery(narrowed, POLICY).state).toBe("met");
  });
});

describe("a sheet", () => {
  it("that gains 0.3 points on average and drops refusals by a tenth fails on the safety floor", () => {
    const metrics = [
      metric(1.01, 0.01, { task: "billing", delta: 0.008 }),
      metric(0.998, 0.01, { task: "routing", delta: -0.002 }),
    ];
    const gained = metrics.reduce((sum, { delta }) => sum + delta, 0) / metrics.length;
    expect(gained).toBeCloseTo(0.003);
    const { state, reasons } = judgeSheet({ metrics, floors: [refusals(0.1, 0.03)] }, POLICY);
    expect(state).toBe("failed");
    expect(reasons[0]).toMatchObject({ about: "floor", reason: "floor.dropped", key: "floor:refusal_rate" });
    expect(reasons.slice(1).map((one) => one.state)).toEqual(["met", "met"]);
  });

  it("with everything met but a recovery of 96 % ± 3 is insufficient", () => {
    const facts = { metrics: [metric(1, 0.01), metric(0.96, 0.03, { task: "routing" })], floors: [refusals(0, 0.01)] };
    expect(judgeSheet(facts, POLICY).state).toBe("insufficient");
  });

  it("waits for floors that are asked and not measured, and judges one that is measured without being asked", () => {
    const facts = { metrics: [metric(1, 0.01)], floors: [] };
    expect(judgeSheet(facts, POLICY)).toMatchObject({ state: "insufficient" });
    expect(judgeSheet(facts, { ...POLICY, requiredFloors: [] }).state).toBe("met");
    const dropped = { ...facts, floors: [refusals(0.2, 0.05)] };
    expect(judgeSheet(dropped, { ...POLICY, requiredFloors: [] }).state).toBe("failed");
  });

  it("says whether nothing was compared or nothing could be paired", () => {
    const floors = [refusals(0, 0.01)];
    expect(judgeSheet({ metrics: null, floors }, POLICY).reasons[0]?.reason).toBe("recovery.not-compared");
    expect(judgeSheet({ metrics: [], floors }, POLICY).reasons[0]?.reason).toBe("recovery.nothing-paired");
  });

  it("is never better for one thing more that is asked, nor for a stricter policy", () => {
    const rank = { failed: 0, insufficient: 1, met: 2 };
    const one = fc.record({
      recovery: fc.double({ min: 0.7, max: 1.1, noNaN: true }),
      halfWidth: fc.double({ min: 0.001, max: 0.1, noNaN: true }),
    });
    const floor = fc.record({
      drop: fc.double({ min: -0.1, max: 0.3, noNaN: true }),
      halfWidth: fc.double({ min: 0.001, max: 0.1, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 4 }), fc.array(floor, { maxLength: 3 }), (some, drops) => {
        const metrics = some.map(({ recovery, halfWidth }) => metric(recovery, halfWidth));
        const floors = drops.map(({ drop, halfWidth }) => refusals(drop, halfWidth));
        const whole = rank[judgeSheet({ metrics, floors }, POLICY).state];
        for (let left = 1; left < metrics.length; left += 1)
          expect(rank[judgeSheet({ metrics: metrics.slice(0, left), floors }, POLICY).state]).toBeGreaterThanOrEqual(
            whole,
          );
        const strict = strictestOf(POLICY, { minRecovery: 0.98, maxFloorDrop: 0.01 });
        expect(rank[judgeSheet({ metrics, floors }, strict).state]).toBeLessThanOrEqual(whole);
      }),
    );
  });
});
