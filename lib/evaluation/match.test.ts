import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchScore } from "#lib/evaluation/match.ts";
import type { MeasuredScore, Objective } from "#lib/evaluation/rules.ts";

const objective: Objective = {
  ...{ id: "o1", name: "Right answers", metricKey: "exact_match", direction: "higher", target: 0.8, baseline: null },
  ...{ unit: "", dataset: null, minItems: 0, safetyFloor: false, frozenAt: null },
};

function scored(part: Partial<MeasuredScore>): MeasuredScore {
  return {
    ...{ task: "gsm8k", taskAlias: "gsm8k", metric: "exact_match", filter: "none", value: 0.5, nonFinite: null },
    ...{ stderr: null, n: 100, nOriginal: 100, interval: null, evaluationNumber: 1, evaluatedAt: new Date(0) },
    ...part,
  };
}

describe("the score an objective is judged by", () => {
  it("has its metric, under any of its names", () => {
    const [em, f1] = [scored({ metric: "em" }), scored({ metric: "f1" })];
    expect(matchScore(objective, [f1, em])).toBe(em);
    expect(matchScore({ ...objective, metricKey: "EM" }, [f1, em])).toBe(em);
    expect(matchScore(objective, [f1])).toBeNull();
  });

  it("has its dataset, by task or by its alias, in any case", () => {
    const [math, law] = [scored({ task: "mmlu_math", taskAlias: "Maths", value: 1 }), scored({ task: "mmlu_law" })];
    expect(matchScore({ ...objective, dataset: "MMLU_math" }, [law, math])).toBe(math);
    expect(matchScore({ ...objective, dataset: "maths " }, [law, math])).toBe(math);
    expect(matchScore({ ...objective, dataset: "mmlu" }, [law, math])).toBeNull();
  });

  it("comes from the newest evaluation, even when an older one was better or worse", () => {
    const newest = scored({ evaluatedAt: new Date(2), evaluationNumber: 1 });
    const older = scored({ evaluatedAt: new Date(1), evaluationNumber: 2, value: 0.1 });
    expect(matchScore(objective, [older, newest])).toBe(newest);
    const sameInstant = scored({ evaluatedAt: new Date(2), evaluationNumber: 3, value: 0.9 });
    expect(matchScore(objective, [newest, sameInstant])).toBe(sameInstant);
  });

  it("has the filter that the objective names", () => {
    const [strict, flexible] = [scored({ filter: "strict-match" }), scored({ filter: "flexible-extract", value: 0.4 })];
    expect(matchScore({ ...objective, metricKey: "exact_match,strict-match" }, [flexible, strict])).toBe(strict);
    expect(matchScore({ ...objective, metricKey: "exact_match,none" }, [flexible, strict])).toBeNull();
  });

  it.each([
    ["higher", 0.4],
    ["lower", 0.9],
    ["target", 0.4],
  ] as const)("is the worst of those it could mean, where %s is asked", (direction, worst) => {
    const all = [0.7, 0.4, 0.9].map((value, at) => scored({ value, filter: `filter-${at}` }));
    expect(matchScore({ ...objective, direction }, all)?.value).toBe(worst);
  });

  it("is the one that is no number, if there is one", () => {
    const broken = scored({ value: null, nonFinite: "NaN", filter: "strict-match" });
    expect(matchScore(objective, [scored({ value: 0.1 }), broken])).toBe(broken);
  });

  it("does not depend on the order of the scores", () => {
    const score = fc
      .record({
        task: fc.constantFrom("a", "b"),
        filter: fc.constantFrom("x", "y", "z"),
        value: fc.constantFrom(0.1, 0.5, null),
      })
      .map(scored);
    const distinct = fc.uniqueArray(score, { selector: ({ task, filter }) => `${task} ${filter}`, minLength: 1 });
    fc.assert(
      fc.property(distinct, (scores) => {
        expect(matchScore(objective, scores)).toBe(matchScore(objective, scores.toReversed()));
      }),
    );
  });
});
