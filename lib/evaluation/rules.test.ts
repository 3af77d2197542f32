import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scoreInterval } from "#lib/evaluation/imported.ts";
import { judgeObjective, type MeasuredScore, type Objective } from "#lib/evaluation/rules.ts";
import { describeRequired } from "#lib/evaluation/verdict-text.ts";

const now = new Date("2026-03-10T12:00:00Z");

const objective: Objective = {
  id: "o1",
  name: "Right answers",
  metricKey: "accuracy",
  direction: "higher",
  target: 0.9,
  baseline: 0.7,
  unit: "",
  dataset: null,
  minItems: 100,
  safetyFloor: false,
  frozenAt: new Date("2026-03-01T00:00:00Z"),
};

function scored(part: Partial<MeasuredScore>): MeasuredScore {
  const score = {
    ...{ task: "qa", taskAlias: "qa", metric: "acc", filter: "none", value: 0.95, nonFinite: null, stderr: null },
    ...{ n: 100, nOriginal: 100, evaluationNumber: 1, evaluatedAt: new Date("2026-03-08T00:00:00Z") },
    ...part,
  };
  return { interval: scoreInterval({ ...score, isGroup: false }), ...score };
}

const shareOf = (successes: number, n: number) => scored({ value: successes / n, n, nOriginal: n });

describe("an objective to be reached", () => {
  it.each([
    [95, 100, "insufficient", 39],
    [950, 1000, "met", null],
    [80, 100, "failed", null],
    [100, 100, "met", null],
    [90, 100, "insufficient", null],
    [95, 99, "insufficient", 1],
    [50, 50, "insufficient", 50],
  ])("is, at %i of %i against 0.90, %s (%s more items)", (successes, n, state, itemsNeeded) => {
    expect(judgeObjective(objective, shareOf(successes, n), now)).toMatchObject({ state, itemsNeeded });
  });

  it("says what is true and what would settle it", () => {
    const { fact, required } = judgeObjective(objective, shareOf(95, 100), now);
    expect(fact).toBe(
      "0.95 on 100 items, 95 % interval 0.8882 to 0.9785. At this score 39 more items would settle it.",
    );
    expect(required).toBe("≥ 0.9 on at least 100 items");
  });

  it("compares with the target and the baseline, and tells its age", () => {
    const judged = judgeObjective(objective, shareOf(95, 100), now);
    expect(judged.deltaToTarget).toBeCloseTo(0.05);
    expect(judged.deltaToBaseline).toBeCloseTo(0.25);
    expect(judged.ageDays).toBe(2);
    expect(judgeObjective({ ...objective, baseline: null }, shareOf(95, 100), now).deltaToBaseline).toBeNull();
  });

  it("counts a limited run for the items it has, and shows it", () => {
    const judged = judgeObjective(objective, scored({ n: 1000, nOriginal: 2305 }), now);
    expect(judged).toMatchObject({ state: "met", partial: true });
    expect(judged.fact).toContain("on 1\u00a0000 of 2\u00a0305 items");
  });

  it.each([
    ["before the result", "2026-03-01T00:00:00Z", false],
    ["after the result", "2026-03-09T00:00:00Z", true],
  ])("notes a target frozen %s", (_, frozenAt, frozenAfterResult) => {
    const judged = judgeObjective({ ...objective, frozenAt: new Date(frozenAt) }, shareOf(950, 1000), now);
    expect(judged).toMatchObject({ state: "met", frozenAfterResult });
  });

  it("notes a target that is still a draft", () => {
    expect(judgeObjective({ ...objective, frozenAt: null }, shareOf(95, 100), now).frozenAfterResult).toBe(true);
  });
});

describe("what cannot be decided is no pass", () => {
  it.each([
    ["nothing measures it", null, "not-measured", "objective.not-measured"],
    ["no number", scored({ value: null, nonFinite: "NaN" }), "insufficient", "objective.not-a-number"],
    ["no interval", scored({ n: null, nOriginal: null }), "insufficient", "objective.no-interval"],
    ["no items", scored({ n: null, nOriginal: null, stderr: 0.001 }), "insufficient", "objective.unknown-items"],
    ["too few items", scored({ value: 1, n: 99, nOriginal: 99 }), "insufficient", "objective.too-few-items"],
    ["between the bounds", scored({}), "insufficient", "objective.between-bounds"],
  ] as const)("%s", (_, score, state, reason) => {
    expect(judgeObjective(objective, score, now)).toMatchObject({ state, reason });
  });

  it("never calls met what has not reached the target, nor failed what has", () => {
    const share = fc
      .integer({ min: 0, max: 500 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
    fc.assert(
      fc.property(share, fc.double({ min: 0, max: 1, noNaN: true }), ([successes, n], target) => {
        const { state } = judgeObjective(
          { ...objective, target, minItems: 0 },
          shareOf(successes, Math.max(n, 1)),
          now,
        );
        if (state === "met") expect(successes / Math.max(n, 1)).toBeGreaterThanOrEqual(target);
        if (state === "failed") expect(successes / Math.max(n, 1)).toBeLessThan(target);
      }),
    );
  });

  it("mirrors: a share that must be high fails where its complement, which must be low, fails", () => {
    const share = fc
      .integer({ min: 1, max: 500 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
    fc.assert(
      fc.property(share, fc.integer({ min: 1, max: 99 }), ([successes, n], percent) => {
        const up = { ...objective, target: percent / 100, minItems: 0 };
        const down = { ...up, direction: "lower" as const, target: 1 - percent / 100 };
        const [high, low] = [
          judgeObjective(up, shareOf(successes, n), now),
          judgeObjective(down, shareOf(n - successes, n), now),
        ];
        expect(low.state).toBe(high.state);
      }),
    );
  });
});

describe("an objective to stay below", () => {
  const latency = { ...objective, metricKey: "latency_p95_ms", direction: "lower" as const, target: 900, unit: "ms" };
  it.each([
    [850, 20, "met"],
    [880, 20, "insufficient"],
    [950, 20, "failed"],
  ])("of 900 ms, at %i ± %i, is %s", (value, stderr, state) => {
    expect(judgeObjective(latency, scored({ metric: "latency_p95_ms", value, stderr }), now).state).toBe(state);
  });

  it("says how many more items a mean needs", () => {
    const judged = judgeObjective(latency, scored({ metric: "latency_p95_ms", value: 880, stderr: 20 }), now);
    expect(judged.itemsNeeded).toBe(285);
    expect(judged.fact).toContain("880 ms on 100 items");
  });
});

describe("an objective to hit", () => {
  const fair: Objective = {
    ...objective,
    metricKey: "pct_stereotype",
    direction: "target",
    target: 0.5,
    tolerance: 0.05,
  };
  it.each([
    [1000, 2000, "met", null],
    [50, 100, "insufficient", 281],
    [900, 2000, "insufficient", null],
    [700, 1000, "failed", null],
    [300, 1000, "failed", null],
  ])("at %i of %i within 0.05 of 0.5 is %s", (successes, n, state, itemsNeeded) => {
    const score = scored({ metric: "pct_stereotype", value: successes / n, n, nOriginal: n });
    expect(judgeObjective(fair, score, now)).toMatchObject({ state, itemsNeeded });
  });
});

describe("what is asked", () => {
  it.each([
    [{}, "≥ 0.9 on at least 100 items"],
    [{ direction: "lower", target: 1200, unit: "ms", minItems: 0 }, "≤ 1\u00a0200 ms"],
    [{ direction: "target", target: 0.5, tolerance: 0.05, minItems: 1 }, "within 0.05 of 0.5 on at least 1 item"],
  ] as const)("of %o reads %s", (part, text) => {
    expect(describeRequired({ ...objective, ...part })).toBe(text);
  });
});
