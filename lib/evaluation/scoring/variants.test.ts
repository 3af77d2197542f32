import { describe, expect, it } from "vitest";
import { perturbationOf } from "#lib/evaluation/answers/perturbation.ts";
import { rowsOfPart, type VariantPart, Variants } from "#lib/evaluation/scoring/variants.ts";
import { createScorer } from "#lib/statistics/create-scorer.ts";

describe("the name of a perturbation", () => {
  it.each([
    ["", null],
    [" Original ", null],
    ["typos", { name: "typos", kind: "robustness" }],
    ["dialect", { name: "dialect", kind: "fairness" }],
    ["fairness: accent", { name: "accent", kind: "fairness" }],
    ["Robustness:dialect", { name: "dialect", kind: "robustness" }],
    ["fairness:", { name: "fairness:", kind: "robustness" }],
  ])("“%s” says what it is of", (said, perturbation) => {
    expect(perturbationOf(said)).toEqual(perturbation);
  });
});

function partsOf(...said: readonly (readonly [id: string, perturbation: string])[]): readonly VariantPart[] {
  const variants = new Variants();
  for (const [id, perturbation] of said) variants.add({ id, perturbation: perturbationOf(perturbation) });
  return variants.parts();
}

describe("items in several versions", () => {
  it("are scored as they are, by each perturbation, and at their worst", () => {
    const parts = partsOf(["a", ""], ["a", "typos"], ["b", "dialect"], ["b", ""], ["c", ""], ["a", "spaces"]);
    expect(parts).toEqual([
      { kind: "items", filter: "none", items: [0, 3, 4] },
      { kind: "items", filter: "typos:perturbed", items: [1] },
      { kind: "items", filter: "spaces:perturbed", items: [5] },
      { kind: "items", filter: "dialect:perturbed", items: [2] },
      { kind: "worst", filter: "robustness:worst", members: [[0, 1, 5]] },
      { kind: "worst", filter: "fairness:worst", members: [[2, 3]] },
    ]);
  });

  it("of which none was perturbed are all there is", () => {
    expect(partsOf(["a", ""], ["b", "original"])).toEqual([{ kind: "all", filter: "none", count: 2 }]);
  });

  it("count at the lowest of a score of which more is better, at the highest of one of which less is", () => {
    const [, , worst] = partsOf(["a", ""], ["a", "typos"]);
    if (!worst) throw new Error("There is no worst.");
    const numbers = (rows: number[]) => ({ rows: Float64Array.from(rows), width: 1, items: 2 });
    expect([...(rowsOfPart(worst, numbers([1, 0]), createScorer("accuracy"))?.rows ?? [])]).toEqual([0, Number.NaN]);
    expect([...(rowsOfPart(worst, numbers([1, 3]), createScorer("mae"))?.rows ?? [])]).toEqual([3, Number.NaN]);
    expect([...(rowsOfPart(worst, numbers([1, Number.NaN]), createScorer("mae"))?.rows ?? [])]).toEqual([
      1,
      Number.NaN,
    ]);
    expect(rowsOfPart(worst, { ...numbers([1, 0, 1, 0]), width: 2 }, createScorer("mcc"))).toBeNull();
  });
});
