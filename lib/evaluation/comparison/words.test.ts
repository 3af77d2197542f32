import { describe, expect, it } from "vitest";
import type { ComparedScore } from "#lib/evaluation/comparison/compared-score.ts";
import { replicatesFor } from "#lib/evaluation/comparison/effort.ts";
import { judgeTogether, type MetricComparison } from "#lib/evaluation/comparison/verdict.ts";
import { sayShared, sayVerdict } from "#lib/evaluation/comparison/words.ts";
import { unpairedInterval } from "#lib/statistics/comparison/unpaired.ts";

const SIDE = { value: 0.8, interval: null, n: 100, signature: null };
const SCORE: ComparedScore = {
  ...{ task: "t", taskAlias: "t", filter: "none", metricKey: "accuracy", title: "Accuracy", unit: "" },
  ...{ direction: "higher", isGroup: false, baseline: SIDE, candidate: SIDE, settingsDiffer: false },
  ...{ paired: null, unpaired: null, column: null },
};
const PAIRED: MetricComparison = {
  ...{ method: "mcnemar", n: 400, baseline: 0.7, candidate: 0.75, delta: 0.05, p: 0.02, deviation: 0.4 },
  ...{ interval: { low: 0.01, high: 0.09 }, items: { wins: 45, losses: 25, ties: 330 }, direction: "higher" },
};

describe("the verdict of metrics that are compared together", () => {
  it("is corrected for how many there are", () => {
    const [alone] = judgeTogether([PAIRED]);
    const [among] = judgeTogether([PAIRED, PAIRED, PAIRED]);
    expect(alone).toMatchObject({ verdict: "better", adjustedP: 0.02 });
    expect(among?.adjustedP).toBeCloseTo(0.06);
    expect(among?.verdict).toBe("no-difference-shown");
  });

  it("counts less as better where less is", () => {
    expect(judgeTogether([{ ...PAIRED, direction: "lower" }])[0]?.verdict).toBe("worse");
  });

  it("comes with the smallest difference that would have shown", () => {
    const [{ detectable } = { detectable: null }] = judgeTogether([PAIRED]);
    expect(detectable).toBeGreaterThan(0.05);
    expect(detectable).toBeLessThan(0.1);
    const resampled = { ...PAIRED, method: "paired-bootstrap", items: null } as const;
    expect(judgeTogether([resampled])[0]?.detectable).toBeCloseTo((0.04 / 1.96) * (1.96 + 0.8416), 3);
  });
});

describe("the words of a comparison", () => {
  const [judged = null] = judgeTogether([PAIRED]);
  it.each([
    [{ paired: judged }, "better", "good"],
    [{ paired: judged, direction: null }, "higher", "neutral"],
    [{ paired: judged && { ...judged, verdict: "worse" as const } }, "worse", "red"],
    [{ unpaired: { delta: -0.2, interval: { low: -0.3, high: -0.1 } } }, "worse", "red"],
    [{ unpaired: { delta: -0.2, interval: { low: -0.5, high: 0.1 } } }, "no difference shown", "neutral"],
    [{ unpaired: { delta: -0.2, interval: null } }, "cannot be told", "neutral"],
    [{}, "cannot be told", "neutral"],
  ] as const)("%j", (changes, text, tone) => {
    expect(sayVerdict({ ...SCORE, ...changes })).toEqual({ text, tone });
  });

  it("say how many items are shared", () => {
    const count = { task: "t", filter: "none", baseline: 100, candidate: 60, shared: 60 };
    expect(sayShared([count])).toMatch(/^60 of 100 and 60 items are the same/);
    expect(sayShared([{ ...count, candidate: 100, shared: 100 }])).toMatch(/^All 100 items/);
    expect(sayShared([{ ...count, shared: 0 }])).toMatch(/no item in common/);
    expect(sayShared([])).toMatch(/keeps no items/);
  });
});

describe("scores without items in common", () => {
  it("have the interval of their difference from their own (Newcombe 1998, table II, row a)", () => {
    // 56 of 70 and 48 of 80: 0.2, method 10 gives 0.0524 to 0.3339.
    const found = unpairedInterval(
      { value: 48 / 80, interval: { low: 0.4905, high: 0.7004 } },
      { value: 56 / 70, interval: { low: 0.6921, high: 0.8772 } },
    );
    expect(found?.low).toBeCloseTo(0.0524, 3);
    expect(found?.high).toBeCloseTo(0.3339, 3);
  });
});

describe("the effort of a comparison", () => {
  it("is whole for few items and bounded for many", () => {
    expect(replicatesFor(1000, 3, 1)).toBe(1000);
    expect(replicatesFor(100_000, 10, 1)).toBe(200);
    expect(replicatesFor(100_000, 1, 1)).toBeGreaterThan(500);
  });
});
