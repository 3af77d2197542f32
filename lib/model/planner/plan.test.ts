import { describe, expect, it } from "vitest";
import { planOf } from "#lib/model/planner/plan.ts";
import { planSchema } from "#lib/model/planner/plan-state.ts";

const plan = (state: Record<string, unknown> = {}) => planOf(planSchema.parse(state));

describe("a plan", () => {
  it("takes the compute-optimal tokens where none are given", () => {
    const chinchilla = plan({ parameters: "70B" });
    expect(chinchilla.pretraining.tokens).toBe(1.4e12);
    expect(chinchilla.optimum.parameters).toBeCloseTo(70e9, -3);
  });

  it("computes GPT-3 within a tenth of what was published", () => {
    // Brown et al. 2020 (arXiv 2005.14165), table D.1: 3.14e23 FLOPs for 175B parameters and 300B tokens.
    const { pretraining } = plan({ parameters: "175B", tokens: "300B" });
    expect(Math.abs(pretraining.flops / 3.14e23 - 1)).toBeLessThan(0.1);
  });

  it("costs less with adapters than whole, and holds less memory", () => {
    const { fullTuning, lora } = plan({ parameters: "6.74B", rank: "16" });
    expect(lora.trainedParameters).toBe(39_976_960);
    expect(lora.flops).toBeLessThan(fullTuning.flops);
    expect(lora.memoryBytes).toBe(16 * 39_976_960 + 2 * 6.74e9);
    expect(fullTuning.memoryBytes).toBe(16 * 6.74e9);
  });

  it("reads nonsense in its address as if it were not there", () => {
    const nonsense = {
      parameters: "many",
      tokens: "-1",
      device: "abacus",
      utilisation: "0",
      targets: "x",
      devices: "1e99",
    };
    expect(plan(nonsense)).toEqual(plan());
    expect(planSchema.parse({ targets: "q" }).targets).toEqual(["q"]);
  });

  it("is finite for whatever it is given", () => {
    const huge = plan({ parameters: "1000000T", tokens: "1000000T", price: "10000", requests: "1000000T" });
    for (const value of [huge.pretraining.flops, huge.pretraining.costUsd, huge.promptingUsd])
      expect(Number.isFinite(value)).toBe(true);
  });
});
