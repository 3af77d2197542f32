import { loraFlops, loraParameters, promptingCostUsd, trainingMemoryBytes } from "#lib/model/planner/adaptation.ts";
import {
  type ComputeCost,
  computeOptimalPlan,
  computeOptimalTokens,
  costOfCompute,
  type Facility,
  trainingFlops,
} from "#lib/model/planner/compute.ts";
import { DEVICES } from "#lib/model/planner/devices.ts";
import type { PlanState } from "#lib/model/planner/plan-state.ts";
import { readQuantity } from "#lib/model/quantity.ts";

/** One way to come by a model, with what it takes. */
export type Way = ComputeCost & {
  readonly trainedParameters: number;
  readonly tokens: number;
  /** Of weights, gradients and optimiser, without activations. */
  readonly memoryBytes: number;
  /** So many devices have that much memory together. */
  readonly leastDevices: number;
};

export type Plan = {
  readonly parameters: number;
  readonly optimalTokens: number;
  /** What the compute of pre-training would be spent on best. */
  readonly optimum: { readonly parameters: number; readonly tokens: number };
  readonly pretraining: Way;
  readonly fullTuning: Way;
  readonly lora: Way;
  /** US dollars for the requests of a month. */
  readonly promptingUsd: number;
};

/** Everything the planner shows, from what its address says. Pure. */
export function planOf(state: PlanState): Plan {
  const { device, devices, utilisation, price, pue, carbon } = state;
  const { peakFlops, powerW, memoryGb } = DEVICES[device];
  const facility: Facility = {
    ...{ peakFlops, powerW, devices, pue },
    utilisation: utilisation / 100,
    usdPerDeviceHour: price,
    carbonGramsPerKwh: carbon,
  };
  const parameters = readQuantity(state.parameters) ?? 0;
  const optimalTokens = computeOptimalTokens(parameters);
  const tokens = readQuantity(state.tokens) ?? optimalTokens;
  const tuningTokens = (readQuantity(state.tuningTokens) ?? 0) * state.epochs;
  // Adapters are added to the model: it stays whole, and frozen.
  const adapters = loraParameters(state, state.rank, state.targets);
  const way = (flops: number, trained: number, seen: number, all = parameters): Way => {
    const memoryBytes = trainingMemoryBytes(all, trained);
    const leastDevices = Math.ceil(memoryBytes / (memoryGb * 1e9));
    return { ...costOfCompute(flops, facility), trainedParameters: trained, tokens: seen, memoryBytes, leastDevices };
  };
  const requests = readQuantity(state.requests) ?? 0;
  const { inputTokens, outputTokens, inputPrice, outputPrice } = state;
  return {
    ...{ parameters, optimalTokens },
    optimum: computeOptimalPlan(trainingFlops(parameters, tokens)),
    pretraining: way(trainingFlops(parameters, tokens), parameters, tokens),
    fullTuning: way(trainingFlops(parameters, tuningTokens), parameters, tuningTokens),
    lora: way(loraFlops(parameters, adapters, tuningTokens), adapters, tuningTokens, parameters + adapters),
    promptingUsd: promptingCostUsd(
      { requests, inputTokens, outputTokens },
      { inputUsdPerMillion: inputPrice, outputUsdPerMillion: outputPrice },
    ),
  };
}
