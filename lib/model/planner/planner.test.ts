import { describe, expect, it } from "vitest";
import { LORA_TARGETS, loraParameters, promptingCostUsd, trainingMemoryBytes } from "#lib/model/planner/adaptation.ts";
import { computeOptimalPlan, computeOptimalTokens, costOfCompute, trainingFlops } from "#lib/model/planner/compute.ts";
import { DEVICES } from "#lib/model/planner/devices.ts";
import { PUBLISHED } from "#lib/model/planner/published.ts";

/** Within so many per cent of what was published. */
function expectWithin(percent: number, actual: number, published: number): void {
  expect(Math.abs(actual / published - 1)).toBeLessThanOrEqual(percent / 100);
}

describe("training compute", () => {
  it.each(PUBLISHED)("of $name is within a tenth of the published figure", ({ parameters, tokens, flops }) => {
    expectWithin(10, trainingFlops(parameters, tokens), flops);
  });

  it("puts Llama 2 70B's 1 720 320 A100-hours at a plausible utilisation", () => {
    const { deviceHours } = costOfCompute(trainingFlops(69e9, 2e12), facility({ utilisation: 0.43 }));
    expectWithin(2, deviceHours, 1_720_320);
  });

  it("gives the carbon Llama 2 reports for its GPUs", () => {
    // Touvron et al. 2023, table 2: 70B, 1 720 320 h at 400 W emit 291.42 t; that is 0.4235 kg a kWh.
    const flops = trainingFlops(69e9, 2e12);
    const { energyKwh, carbonKg } = costOfCompute(flops, facility({ utilisation: 0.4286, carbonGramsPerKwh: 423.5 }));
    expectWithin(2, energyKwh, 688_128);
    expectWithin(2, carbonKg, 291_420);
  });

  it("is best spent on 20 tokens a parameter", () => {
    expect(computeOptimalTokens(70e9)).toBe(1.4e12);
    const plan = computeOptimalPlan(trainingFlops(70e9, 1.4e12));
    expect(plan.parameters).toBeCloseTo(70e9, -3);
    expect(plan.tokens).toBeCloseTo(1.4e12, -4);
  });
});

describe("adapting", () => {
  const llama2 = { layers: 32, hidden: 4096, intermediate: 11_008, keyValueWidth: 4096 };

  it("counts what PEFT prints for Llama 2 7B", () => {
    // r = 8 on q and v: "trainable params: 4,194,304"; r = 16 on all linear layers: 39,976,960.
    expect(loraParameters(llama2, 8, ["q", "v"])).toBe(4_194_304);
    expect(loraParameters(llama2, 16, LORA_TARGETS)).toBe(39_976_960);
  });

  it("needs 16 bytes a trained parameter and 2 a frozen one", () => {
    // Rajbhandari et al. 2020, section 3.1: GPT-2 of 1.5B parameters needs at least 24 GB.
    expect(trainingMemoryBytes(1.5e9, 1.5e9)).toBe(24e9);
    expect(trainingMemoryBytes(7e9, 0)).toBe(14e9);
  });

  it("costs tokens at their price where nothing is trained", () => {
    const traffic = { requests: 1000, inputTokens: 1500, outputTokens: 300 };
    expect(promptingCostUsd(traffic, { inputUsdPerMillion: 2.5, outputUsdPerMillion: 10 })).toBeCloseTo(6.75);
  });
});

function facility(changes: Partial<Parameters<typeof costOfCompute>[1]>) {
  const { peakFlops, powerW } = DEVICES["a100-80"];
  return {
    ...{ peakFlops, powerW },
    utilisation: 0.4,
    devices: 1,
    pue: 1,
    carbonGramsPerKwh: 400,
    usdPerDeviceHour: 2,
    ...changes,
  };
}
